/**
 * Holds the adapter to what its ports promise, under Node's own test runner.
 *
 *     npx node --test examples/sqlite-adapter/conformance.ts
 */
import { bookPorts } from "@outlay/testing"
import { conformance } from "@outlay/testing/node"
import { layer } from "./index.ts"

conformance({ name: "the ports of a book on SQLite", layer: layer(":memory:"), ports: bookPorts, runs: 15 })
