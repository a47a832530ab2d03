/** The PostgreSQL adapters keep the promises of the ports on the embedded database. */
import { EmbeddedDatabase } from "@outlay/adapters-pg"
import { inMemory } from "./inMemory.ts"
import { migrated } from "./migrated.ts"
import { conformance } from "./suite/conformance.ts"
import { repetition } from "./suite/random/repetition.ts"
import { randomSections, sections } from "./suite/sections.ts"

const store = migrated(EmbeddedDatabase.layerMemory)

conformance("the ports on the embedded database", store, [...sections, ...randomSections(inMemory, repetition(40))])
