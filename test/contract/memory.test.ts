/** The memory adapters keep the promises of the ports. */
import { everyPort, model } from "@outlay/testing"
import { conformance } from "@outlay/testing/vitest"

// Compared with itself, a store shows no more than that its histories are sound and that it does not depend on chance.
conformance({ name: "the ports in memory", layer: model, ports: everyPort, runs: 20 })
