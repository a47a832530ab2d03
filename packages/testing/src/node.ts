/** The promises of the ports as tests of Node's own runner: `node --test`. */
import { after, before, describe, it } from "node:test"
import { conformanceWith } from "./Conformance.ts"

/**
 * Holds a store to what the ports promise: a test for each promise, named by its sentence.
 *
 * @example
 * ```ts
 * import { layer } from "@outlay/adapters-memory"
 * import { conformance } from "@outlay/testing/node"
 *
 * conformance({ name: "my store", layer, ports: ["books", "categories"] })
 * ```
 */
export const conformance = conformanceWith({ describe, it, beforeAll: before, afterAll: after })
