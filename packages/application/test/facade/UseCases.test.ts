import { layer as memory } from "@outlay/adapters-memory"
import { createOutlay, type Outlay, type OutlayCalls, type Outcome, orThrow } from "@outlay/application"
import type { Book, Role } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Layer, Tracer } from "effect"
import { actorOf, errorOf } from "../support/facade.ts"
import { useCases } from "../support/useCases.ts"

interface Content {
  readonly ann: { readonly userId: string; readonly book: Book; readonly role: Role }
  readonly expense: string
  readonly budget: string
  /** Has nothing in it. */
  readonly category: string
  readonly other: string
}

const givenContent = async (outlay: Outlay): Promise<Content> => {
  const ann = await actorOf(outlay)
  const { id: category } = orThrow(await outlay.categories.create(ann, { name: "Empty" }))
  const { id: other } = orThrow(await outlay.categories.create(ann, { name: "Not empty" }))
  const draft = { categoryId: other, amount: "12.50", date: "2026-03-14" }
  const { id: expense } = orThrow(await outlay.expenses.record(ann, draft))
  const { id: budget } = orThrow(await outlay.budgets.create(ann, { amount: "100", startDate: "2026-01-01" }))
  return { ann, expense, budget, category, other }
}

type Call = (outlay: OutlayCalls, content: Content) => Promise<Outcome<unknown, { readonly _tag: string }>>

const march = "2026-03-14"

/** Every call about a book, in plain values. */
const calls: {
  readonly [Group in keyof OutlayCalls]: Record<
    Exclude<keyof OutlayCalls[Group], Group extends "books" ? "open" | "get" : never>,
    Call
  >
} = {
  books: {
    change: ({ books }, it) => books.change(it.ann, { timeZone: "Asia/Tokyo" }, { version: 1 }),
    remove: ({ books }, it) => books.remove(it.ann)
  },
  expenses: {
    record: ({ expenses }, it) => expenses.record(it.ann, { categoryId: it.other, amount: "1", date: march }),
    get: ({ expenses }, it) => expenses.get(it.ann, it.expense),
    list: ({ expenses }, it) => expenses.list(it.ann),
    change: ({ expenses }, it) => expenses.change(it.ann, it.expense, { notes: "changed" }, { version: 1 }),
    remove: ({ expenses }, it) => expenses.remove(it.ann, it.expense)
  },
  categories: {
    create: ({ categories }, it) => categories.create(it.ann, { name: "New" }),
    get: ({ categories }, it) => categories.get(it.ann, it.category),
    list: ({ categories }, it) => categories.list(it.ann),
    change: ({ categories }, it) => categories.change(it.ann, it.category, { color: "#ABCDEF" }),
    remove: ({ categories }, it) => categories.remove(it.ann, it.category, { version: 1 }),
    merge: ({ categories }, it) => categories.merge(it.ann, it.other, it.category)
  },
  budgets: {
    create: ({ budgets }, it) => budgets.create(it.ann, { amount: "1", startDate: march, period: "weekly" }),
    get: ({ budgets }, it) => budgets.get(it.ann, it.budget),
    list: ({ budgets }, it) => budgets.list(it.ann),
    change: ({ budgets }, it) => budgets.change(it.ann, it.budget, { amount: "2" }),
    remove: ({ budgets }, it) => budgets.remove(it.ann, it.budget),
    status: ({ budgets }, it) => budgets.status(it.ann, it.budget, march),
    statuses: ({ budgets }, it) => budgets.statuses(it.ann)
  },
  analytics: {
    monthly: ({ analytics }, it) => analytics.monthly(it.ann, 2026, 3),
    yearly: ({ analytics }, it) => analytics.yearly(it.ann, 2026),
    breakdown: ({ analytics }, it) => analytics.breakdown(it.ann, { start: march, end: march }),
    trends: ({ analytics }, it) => analytics.trends(it.ann, 12, it.category)
  }
}

const cases = Object.entries(calls).flatMap(([group, named]) =>
  Object.entries<Call>(named).map(([name, call]) => ({ name: `${group}.${name}`, call }))
)

/** Runs every call, each on content of its own; gives the names of the use cases that ran beneath. */
const ranBeneath = async ({ call }: (typeof cases)[number]) => {
  const names: Array<string> = []
  const tracer = Tracer.make({
    span: (options) => {
      names.push(options.name)
      return new Tracer.NativeSpan(options)
    }
  })
  await using outlay = createOutlay({ storage: Layer.merge(memory, Layer.succeed(Tracer.Tracer, tracer)) })
  const content = await givenContent(outlay)
  names.length = 0
  assert.isTrue((await call(outlay, content)).ok)
  return names.filter((name) => useCases.some((useCase) => useCase.name === name))
}

describe("the calls of an Outlay", () => {
  it("run one use case each, and leave out none", async () => {
    const ran = await Promise.all(cases.map(ranBeneath))
    assert.isTrue(ran.every((names) => names.length === 1))
    assert.sameMembers(
      ran.flat(),
      useCases.map(({ name }) => name)
    )
  })

  it.each(cases)("refuse $name to an actor who is none", async ({ call }) => {
    await using outlay = createOutlay({ storage: memory })
    const content = await givenContent(outlay)
    const nobody = { ...content.ann, role: "boss" as Role }
    assert.strictEqual((await errorOf(call(outlay, { ...content, ann: nobody })))._tag, "InvalidInput")
  })

  const stale = { version: 9 }
  const changing: ReadonlyArray<readonly [string, Call]> = [
    ["books.change", ({ books }, it) => books.change(it.ann, { timeZone: "Asia/Tokyo" }, stale)],
    ["expenses.change", ({ expenses }, it) => expenses.change(it.ann, it.expense, { notes: "changed" }, stale)],
    ["expenses.remove", ({ expenses }, it) => expenses.remove(it.ann, it.expense, stale)],
    ["categories.change", ({ categories }, it) => categories.change(it.ann, it.category, { icon: "x" }, stale)],
    ["categories.remove", ({ categories }, it) => categories.remove(it.ann, it.category, stale)],
    ["categories.merge", ({ categories }, it) => categories.merge(it.ann, it.category, it.other, stale)],
    ["budgets.change", ({ budgets }, it) => budgets.change(it.ann, it.budget, { amount: "2" }, stale)],
    ["budgets.remove", ({ budgets }, it) => budgets.remove(it.ann, it.budget, stale)]
  ]

  it.each(changing)("do %s to the version that was seen, or not at all", async (_, call) => {
    await using outlay = createOutlay({ storage: memory })
    const error = await errorOf(call(outlay, await givenContent(outlay)))
    assert.deepInclude<object>(error, { _tag: "VersionMismatch", expected: 9, actual: 1 })
  })
})
