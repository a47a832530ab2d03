import { OutlayClient } from "@outlay/client"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Stream } from "effect"
import { baseUrl, client } from "../../adapters-http/test/support/inMemory.ts"

const password = "correct horse battery"
const email = "zoe@example.com"
const date = "2026-11-21"
const account = { email, username: "zoe", password, currency: "EUR" }

/** Zoë signed in, and one of her categories. */
const signedIn = Effect.gen(function* () {
  const zoe = yield* OutlayClient.make({ baseUrl })
  yield* zoe.auth.register({ payload: account })
  yield* zoe.auth.login({ payload: { email, password } })
  const { items } = yield* zoe.categories.listCategories()
  const category_id = items[0]?.id
  return category_id === undefined ? yield* Effect.die("there are no categories") : { zoe, category_id }
})

describe("the client in Effect", () => {
  it.effect("registers, and reads the new account with its version", () =>
    Effect.gen(function* () {
      const guest = yield* OutlayClient.make({ baseUrl })
      const { body, headers } = yield* guest.auth.register({ payload: account })
      assert.deepInclude(body, { email: "zoe@example.com", username: "zoe", currency: "EUR", is_active: true })
      assert.deepStrictEqual(headers, { etag: '"1"' })
    }).pipe(Effect.provide(client))
  )

  it.effect("records money, and lists it as text", () =>
    Effect.gen(function* () {
      const { zoe, category_id } = yield* signedIn
      const payload = { category_id, amount: "12.50", date, tags: ["market"] }
      const { body, headers } = yield* zoe.expenses.recordExpense({ payload })
      assert.strictEqual(headers.location, `/api/v1/expenses/${body.id}`)

      const page = yield* zoe.expenses.listExpenses({
        query: { category_id: [category_id], min_amount: "10", tags: ["Market"], per_page: 5 }
      })
      assert.strictEqual(page.total, 1)
      assert.deepStrictEqual(page.items, [body])
      assert.deepInclude(body, { amount: "12.50", currency: "EUR", date, tags: ["market"], notes: null })
    }).pipe(Effect.provide(client))
  )

  it.effect("streams expenses over several pages", () =>
    Effect.gen(function* () {
      const { zoe, category_id } = yield* signedIn
      yield* Effect.forEach(["0.01", "0.02", "0.03"], (amount) =>
        zoe.expenses.recordExpense({ payload: { category_id, amount, date } })
      )
      const expenses = yield* Stream.runCollect(zoe.expenses.all({ sort: "amount", per_page: 2 }))
      assert.deepStrictEqual(
        expenses.map(({ amount }) => amount),
        ["0.01", "0.02", "0.03"]
      )
    }).pipe(Effect.provide(client))
  )

  it.effect("changes the version that it has read, and no other", () =>
    Effect.gen(function* () {
      const { zoe } = yield* signedIn
      const { headers } = yield* zoe.users.getMe()
      const rename = (full_name: string) =>
        zoe.users.changeMe({ headers: { "if-match": headers.etag }, payload: { full_name } })
      assert.strictEqual((yield* rename("Zoë")).body.full_name, "Zoë")
      assert.strictEqual((yield* Effect.flip(rename("Zoe")))._tag, "PreconditionFailed")
    }).pipe(Effect.provide(client))
  )

  it.effect("reads timestamps as instants", () =>
    Effect.gen(function* () {
      const { zoe } = yield* signedIn
      const { body } = yield* zoe.users.getMe()
      assert.deepStrictEqual(body.created_at, body.updated_at)
    }).pipe(Effect.provide(client))
  )

  it.effect("fails with the problem that the server answered, told apart by its tag", () =>
    Effect.gen(function* () {
      const { zoe } = yield* signedIn
      const refused = yield* zoe.categories
        .createCategory({ payload: { name: "GROCERIES" } })
        .pipe(
          Effect.catchTag("CategoryNameTaken", ({ status, type, detail }) => Effect.succeed({ status, type, detail }))
        )
      assert.deepStrictEqual(refused, {
        status: 409,
        type: "/problems/category-name-taken",
        detail: "Choose another name."
      })
    }).pipe(Effect.provide(client))
  )

  it.effect("fails with every fault of a request that is not valid", () =>
    Effect.gen(function* () {
      const { zoe } = yield* signedIn
      const nowhere = "01900000-0000-7000-8000-000000000000"
      const errors = yield* zoe.expenses
        .recordExpense({ payload: { category_id: nowhere, amount: "0.01", date } })
        .pipe(
          Effect.as([]),
          Effect.catchTag("ValidationFailed", (problem) => Effect.succeed(problem.errors))
        )
      assert.deepStrictEqual(errors, [{ pointer: "/category_id", detail: "must be a category that is there" }])
    }).pipe(Effect.provide(client))
  )

  it.effect("fails without a session where one is needed, as the contract says", () =>
    Effect.gen(function* () {
      const guest = yield* OutlayClient.make({ baseUrl })
      const problem = yield* Effect.flip(guest.users.getMe())
      assert.strictEqual(problem._tag, "Unauthorized")
    }).pipe(Effect.provide(client))
  )
})
