/** The memory adapters keep the promises of the ports. */
import { inMemory } from "./inMemory.ts"
import { conformance } from "./suite/conformance.ts"
import { repetition } from "./suite/random/repetition.ts"
import { randomSections, sections } from "./suite/sections.ts"

// Compared with itself, a store shows no more than that its histories are sound and that it does not depend on chance.
conformance("the ports in memory", inMemory, [...sections, ...randomSections(inMemory, repetition(20))])
