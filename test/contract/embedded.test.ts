/** The PostgreSQL adapters keep the promises of the ports on the embedded database. */
import { EmbeddedDatabase } from "@outlay/adapters-pg"
import { everyPort } from "@outlay/testing"
import { conformance } from "@outlay/testing/vitest"
import { migrated } from "./migrated.ts"

const layer = migrated(EmbeddedDatabase.layerMemory)

conformance({ name: "the ports on the embedded database", layer, ports: everyPort })
