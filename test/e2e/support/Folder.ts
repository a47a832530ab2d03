/** Empty folders below the temporary directory, removed when the tests of a file are over. */
import { afterAll } from "@effect/vitest"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { copyCluster } from "../../support/TestCluster.ts"

const made: Array<string> = []

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

export const freshFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "outlay-e2e-"))
  made.push(folder)
  return folder
}

/** One where a server finds an embedded database that is empty, and so starts without making one. */
export const folderWithDatabase = (): string => {
  const folder = freshFolder()
  copyCluster(join(folder, "data"))
  return folder
}
