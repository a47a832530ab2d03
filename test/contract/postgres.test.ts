/** The PostgreSQL adapters keep the promises of the ports on a real server. */
import { everyPort } from "@outlay/testing"
import { conformance } from "@outlay/testing/vitest"
import * as TestDatabase from "../support/TestDatabase.ts"
import { migrated } from "./migrated.ts"

const layer = migrated(TestDatabase.layer)

conformance({ name: "the ports on a PostgreSQL server", layer, ports: everyPort })
