import { IdempotencyStore, type RepeatableRequest, RequestStillRunning } from "@outlay/application"
import type { BookId } from "@outlay/domain"
import { DateTime, Deferred, Effect, HashMap, Layer, Option, Result } from "effect"
import type { AnswerRow } from "./BookRows.ts"
import { bookFor } from "./Constraints.ts"
import { rowsOf, type State, withRows } from "./State.ts"
import { Store } from "./Store.ts"

/**
 * `IdempotencyStore` on a store, which has to hold the books as well; `layer` of the package has all ports. A running
 * transaction keeps all other writers waiting, and so whoever repeats it.
 *
 * @example
 * ```ts
 * import { BookRepositoryMemory, IdempotencyStoreMemory, Store } from "@outlay/adapters-memory"
 * import { once } from "@outlay/application"
 * import { UserId } from "@outlay/domain"
 * import { countedIds, givenBook, instant, nextId, testClock } from "@outlay/testing"
 * import { Effect, Layer } from "effect"
 * import { TestClock } from "effect/testing"
 *
 * const storage = Layer.merge(BookRepositoryMemory.layer, IdempotencyStoreMemory.layer).pipe(Layer.provide(Store.layer))
 * const program = Effect.gen(function* () {
 *   const actor = { userId: UserId.make(yield* nextId), book: yield* givenBook(), role: "editor" as const }
 *   const pay = once(actor, { key: "9f2c", fingerprint: "pay 12.50" }, Effect.succeed("paid"))
 *   const answers = [yield* pay, yield* pay, yield* Effect.andThen(TestClock.adjust("1 day"), pay)]
 *   return answers.map(({ replayed }) => replayed)
 * })
 * const provided = Effect.provide(program, [storage, countedIds, testClock(instant())])
 * console.log(await Effect.runPromise(provided)) // [ false, true, false ]
 * ```
 */
export const layer: Layer.Layer<IdempotencyStore, never, Store> = Layer.effect(
  IdempotencyStore,
  Effect.map(Store, (store) =>
    IdempotencyStore.of({
      once: Effect.fnUntraced(function* (bookId, request, effect) {
        const begun = yield* Deferred.make<void>()
        const running = store.transaction(
          Effect.gen(function* () {
            yield* Deferred.succeed(begun, undefined)
            const kept = yield* store.read((state) => answerOf(state, bookId, request))
            if (Option.isSome(kept)) {
              const { answer, fingerprint } = kept.value
              return { answer, fingerprint, replayed: true }
            }
            const answer = yield* effect
            const { fingerprint, until } = request
            yield* store.update((state) =>
              Result.succeed(withAnswer(state, bookId, request, { answer, fingerprint, until }))
            )
            return { answer, fingerprint, replayed: false }
          })
        )
        // Only waiting is limited: what has begun comes to its end.
        const impatience = Effect.suspend(() =>
          Deferred.isDoneUnsafe(begun) ? Effect.never : Effect.fail(new RequestStillRunning())
        )
        return yield* Effect.raceFirst(running, Effect.delay(impatience, request.patience))
      }),
      forgetExpired: (at) =>
        store.modify((state) => {
          const rows = HashMap.map(state.rows, (it) => ({
            ...it,
            answers: HashMap.filter(it.answers, ({ until }) => DateTime.isGreaterThan(until, at))
          }))
          return Result.succeed([answersIn(state.rows) - answersIn(rows), { ...state, rows }] as const)
        })
    })
  )
)

const keyOf = ({ key, userId }: RepeatableRequest): string => `${userId} ${key}`

const answerOf = (state: State, bookId: BookId, request: RepeatableRequest): Option.Option<AnswerRow> =>
  Option.filter(HashMap.get(rowsOf(state, bookId).answers, keyOf(request)), ({ until }) =>
    DateTime.isGreaterThan(until, request.at)
  )

const withAnswer = (state: State, bookId: BookId, request: RepeatableRequest, row: AnswerRow): State => {
  bookFor(state, bookId)
  const rows = rowsOf(state, bookId)
  return withRows(state, bookId, { ...rows, answers: HashMap.set(rows.answers, keyOf(request), row) })
}

const answersIn = (rows: State["rows"]): number =>
  HashMap.reduce(rows, 0, (count, { answers }) => count + HashMap.size(answers))
