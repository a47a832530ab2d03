import { conformance } from "@outlay/testing/node"
import { broken } from "./broken.ts"

conformance(broken)
