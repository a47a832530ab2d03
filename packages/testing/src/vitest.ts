/** The promises of the ports as tests of vitest. */
import { afterAll, beforeAll, describe, it } from "vitest"
import { conformanceWith } from "./Conformance.ts"

/**
 * Holds a store to what the ports promise: a test for each promise, named by its sentence.
 *
 * @example
 * ```ts
 * import { layer } from "@outlay/adapters-memory"
 * import { conformance } from "@outlay/testing/vitest"
 *
 * conformance({ name: "my store", layer, ports: ["books", "categories"] })
 * ```
 */
export const conformance = conformanceWith({
  describe,
  it,
  beforeAll: (build, { timeout }) => beforeAll(build, timeout),
  afterAll
})
