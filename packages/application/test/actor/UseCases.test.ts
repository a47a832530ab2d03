import { type Actor, IdGenerator, permissions } from "@outlay/application"
import {
  BookRepository,
  BudgetRepository,
  CategoryRepository,
  ExpenseRepository,
  Role,
  SpendingReader
} from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { actorIn, givenActor } from "../support/givens.ts"
import { type Content, givenContent, missing, type Ports, type UseCase, useCases } from "../support/useCases.ts"
import { noBudget, noCategory, noExpense } from "../support/values.ts"
import { inWorld } from "../support/world.ts"

/** Ports that die when they are asked for anything. */
const untouchable: Layer.Layer<Ports> = Layer.mergeAll(
  Layer.mock(IdGenerator, {}),
  Layer.mock(BookRepository, {}),
  Layer.mock(BudgetRepository, {}),
  Layer.mock(CategoryRepository, {}),
  Layer.mock(ExpenseRepository, {}),
  Layer.mock(SpendingReader, {})
)

const nothing: Content = { expense: noExpense, budget: noBudget, category: noCategory, other: noCategory }

/** The use case must be refused before it has asked any port for anything. */
const isForbidden = Effect.fnUntraced(function* (useCase: UseCase, actor: Actor) {
  const refusal = yield* Effect.flip(Effect.provide(useCase.run(actor, nothing), untouchable))
  assert.deepInclude(refusal, { _tag: "Forbidden", permission: useCase.permission })
})

describe("every use case about a book", () => {
  it("is in the table of this test", () => {
    assert.deepStrictEqual(missing, [])
  })

  const cases = Role.literals.flatMap((role) => useCases.map((useCase) => ({ role, useCase, name: useCase.name })))
  const isAllowed = ({ role, useCase }: (typeof cases)[number]) => permissions[role].has(useCase.permission)

  it.effect.each(cases.filter(isAllowed))("lets $role do $name", ({ role, useCase }) =>
    inWorld(function* () {
      const owner = yield* givenActor()
      const content = yield* givenContent(owner)
      yield* useCase.run(actorIn(owner.book, role), content)
    })()
  )

  it.effect.each(cases.filter((it) => !isAllowed(it)))(
    "refuses $name to $role without a look at what is stored",
    ({ role, useCase }) =>
      inWorld(function* () {
        yield* isForbidden(useCase, actorIn((yield* givenActor()).book, role))
      })()
  )

  it.effect.each(useCases)("asks for the role in $name, whatever it is, before it does anything", (useCase) =>
    inWorld(function* () {
      const { book, userId } = yield* givenActor()
      let asked = 0
      const actor: Actor = {
        userId,
        book,
        get role() {
          asked++
          return "viewer" as const
        }
      }
      yield* Effect.exit(Effect.provide(useCase.run(actor, nothing), untouchable))
      assert.strictEqual(asked, 1)
    })()
  )

  it("leaves a viewer nothing but to read", () => {
    const open = cases.filter((it) => it.role === "viewer" && isAllowed(it))
    assert.deepStrictEqual(
      open.map(({ name }) => name),
      useCases.filter(({ permission }) => permission === "read").map(({ name }) => name)
    )
  })
})
