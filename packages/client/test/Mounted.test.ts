import { FetchHandler } from "@outlay/adapters-http"
import * as Memory from "@outlay/adapters-memory"
import { IdGenerators, openBook, StoreHealth } from "@outlay/application"
import { createClient, orThrow } from "@outlay/client"
import { CurrencyCode, TimeZone, UserId } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, ManagedRuntime, References } from "effect"

describe("a client of an API that a host has mounted", () => {
  it("finds it under its path, for whom the host knows", async () => {
    const runtime = ManagedRuntime.make(
      Layer.mergeAll(
        Memory.layer,
        IdGenerators.layer,
        Layer.succeed(StoreHealth, { check: Effect.void }),
        Layer.succeed(References.MinimumLogLevel, "None")
      )
    )
    const settings = { currency: CurrencyCode.make("EUR"), timeZone: TimeZone.make("Europe/Vienna") }
    const book = await runtime.runPromise(openBook(settings))
    const actor = { userId: UserId.make("01900000-0000-7000-8000-00000000000a"), book, role: "owner" } as const
    const api = FetchHandler.make(Layer.effectContext(runtime.contextEffect), { mountPath: "/money" })

    const client = createClient({
      baseUrl: "https://host.example/money",
      fetch: (input, init) => api.handle(new Request(input, init), actor)
    })
    const [category] = orThrow(await client.categories.listCategories()).items
    assert.isDefined(category)
    const payload = { category_id: category.id, amount: "12.50", date: "2026-11-25" }
    const { body, headers } = orThrow(await client.expenses.recordExpense({ payload }))
    assert.strictEqual(headers.location, `/money/api/v1/expenses/${body.id}`)
    assert.strictEqual(body.user_id, actor.userId)
    assert.strictEqual((await client.users.getMe()).ok, false)

    await api.dispose()
    await runtime.dispose()
  })
})
