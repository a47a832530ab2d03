/**
 * The published contract as it was last agreed on, word for word: what changes in it changes for every client, and is
 * to be seen in a review.
 */
import { expect, it } from "@effect/vitest"
import { join } from "node:path"
import { document } from "./Document.ts"

const pinned = join(import.meta.dirname, "openapi.json")

const hint =
  "The published contract has changed. If it is meant to, `npm run openapi:accept` writes it to test/http/openapi/openapi.json; commit that too."

it("the published contract is the one that was accepted", async () => {
  try {
    await expect(`${JSON.stringify(document, null, 2)}\n`).toMatchFileSnapshot(pinned)
  } catch (error) {
    if (error instanceof Error) error.message = `${hint}\n${error.message}`
    throw error
  }
})
