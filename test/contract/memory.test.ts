/** The memory adapters keep the promises of the ports. */
import { layer } from "@outlay/adapters-memory"
import { conformance } from "./suite/conformance.ts"
import { repetition } from "./suite/random/repetition.ts"
import { randomSections, sections } from "./suite/sections.ts"

conformance(layer, [...sections, ...randomSections(layer, repetition(20))])
