/** The PostgreSQL adapters keep the promises of the ports on a real server. */
import * as TestDatabase from "../support/TestDatabase.ts"
import { inMemory } from "./inMemory.ts"
import { migrated } from "./migrated.ts"
import { conformance } from "./suite/conformance.ts"
import { repetition } from "./suite/random/repetition.ts"
import { randomSections, sections } from "./suite/sections.ts"

const store = migrated(TestDatabase.layer)

conformance("the ports on a PostgreSQL server", store, [...sections, ...randomSections(inMemory, repetition(40))])
