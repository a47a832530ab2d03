/** The promises of the ports as tests of vitest. */
import { afterAll, describe, it } from "vitest"
import { conformanceWith } from "./Conformance.ts"

/**
 * Holds a store to what the ports promise: a test for each promise, named by its sentence.
 *
 * @example
 * conformance({ name: "my store", layer: MyStore.layer, ports: bookPorts })
 */
export const conformance = conformanceWith({ afterAll, describe, it })
