import { embeddedStorage, postgresStorage } from "@outlay/adapters-pg"
import { createOutlay, orThrow, type Storage } from "@outlay/application"
import { formatMoney } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Redacted } from "effect"
import { freePort } from "../../../test/support/freePort.ts"
import { clusterFolder } from "../../../test/support/TestCluster.ts"
import { freshDatabase } from "../../../test/support/TestDatabase.ts"

/** Records 12.50 in a new book; gives who did, as it is remembered by a service that stops. */
const recordedIn = async (storage: Storage) => {
  await using outlay = createOutlay({ storage })
  const book = orThrow(await outlay.books.open({ currency: "EUR", timeZone: "UTC" }))
  const ann = { userId: "01900000-0000-7000-8000-00000000000a", book, role: "owner" } as const
  const { id: categoryId } = orThrow(await outlay.categories.create(ann, { name: "Lunch" }))
  orThrow(await outlay.expenses.record(ann, { categoryId, amount: "12.50", date: "2026-03-14" }))
  return { ...ann, book: book.id }
}

const spentBy = async (ann: Awaited<ReturnType<typeof recordedIn>>, storage: Storage) => {
  await using outlay = createOutlay({ storage })
  const book = orThrow(await outlay.books.get(ann.book))
  const march = { start: "2026-03-01", end: "2026-03-31" }
  return formatMoney(orThrow(await outlay.analytics.breakdown({ ...ann, book }, march)).total)
}

describe("a storage", () => {
  it.effect("on a server brings the schema up and keeps what is recorded", () =>
    Effect.gen(function* () {
      const url = Redacted.value(yield* freshDatabase)
      const spent = Effect.promise(async () =>
        spentBy(await recordedIn(postgresStorage({ url })), postgresStorage({ url }))
      )
      assert.strictEqual(yield* spent, "12.50")
    })
  )

  it.effect("in a folder brings the schema up, keeps what is recorded and lets go of the folder", () =>
    Effect.gen(function* () {
      const dataDir = yield* clusterFolder
      const spent = Effect.promise(async () =>
        spentBy(await recordedIn(embeddedStorage({ dataDir })), embeddedStorage({ dataDir }))
      )
      assert.strictEqual(yield* spent, "12.50")
    })
  )

  it("that is not there is told when it is asked for, and soon", async () => {
    const url = `postgresql://outlay@127.0.0.1:${await freePort()}/outlay`
    await using outlay = createOutlay({ storage: postgresStorage({ url, timeout: "5 seconds" }) })
    const outcome = await outlay.ready().then(
      () => "opened",
      (reason: unknown) => reason
    )
    assert.instanceOf(outcome, Error)
    assert.deepInclude<object>(outcome, { _tag: "SqlError" })
  })
})
