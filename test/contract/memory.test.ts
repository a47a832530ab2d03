/** The memory adapters keep the promises of the ports. */
import { layer } from "@outlay/adapters-memory"
import { conformance } from "./suite/conformance.ts"
import { sections } from "./suite/sections.ts"

conformance(layer, sections)
