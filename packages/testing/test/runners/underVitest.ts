import { conformance } from "@outlay/testing/vitest"
import { broken } from "./broken.ts"

conformance(broken)
