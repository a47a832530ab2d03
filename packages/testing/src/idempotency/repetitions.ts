/** What `IdempotencyStore` promises when a request and its repetitions come at the same moment. */
import { RequestStillRunning } from "@outlay/application"
import { StorageUnavailable } from "@outlay/domain"
import { DateTime, Deferred, Duration, Effect, Fiber } from "effect"
import { refusalOf, same } from "../assertions.ts"
import { repeatedly, times } from "../concurrency/atOnce.ts"
import { promise, section } from "../PortPromise.ts"
import { checkBook, walk } from "../state.ts"
import { counting, given, isFree, isKept, once } from "./given.ts"

const unbounded = { concurrency: "unbounded" } as const

/** An effect that has begun, and ends as it is told. */
const held = <E = never>(end: Effect.Effect<string, E> = Effect.succeed("first")) =>
  Effect.map(Effect.all([Deferred.make<void>(), Deferred.make<string, E>()]), ([begun, gate]) => ({
    run: Effect.andThen(Deferred.succeed(begun, undefined), Deferred.await(gate)),
    begun: Deferred.await(begun),
    end: Deferred.complete(gate, end)
  }))

/** Starts a repetition while the first one is held, and leaves it time enough to go wrong. */
const comeMeanwhile = <A, E, R>(repetition: Effect.Effect<A, E, R>) =>
  Effect.tap(Effect.forkChild(Effect.result(repetition)), () => Effect.sleep(30))

const isNoAnswer = (refusal: unknown): boolean =>
  refusal instanceof RequestStillRunning || refusal instanceof StorageUnavailable

export const repetitions = section({
  about: "repetitions at the same moment",
  needs: ["books", "categories", "expenses", "spending", "idempotency"],
  promises: [
    promise(
      "of fifty one is run, and all are told its answer",
      Effect.gen(function* () {
        const { book, record, request } = yield* given
        const told = yield* Effect.all(times(50, once(book.id, request, Effect.delay(record, 5))), unbounded)
        const first = told.find(({ replayed }) => !replayed)
        same(told.filter(({ replayed }) => !replayed).length, 1)
        for (const { answer, fingerprint } of told) same([answer, fingerprint], [first?.answer, "first"])
        const state = yield* checkBook(book.id)
        same([state.expenses.length, state.spending.periods.map(({ count }) => count)], [2, [2]])
      })
    ),
    promise(
      "who comes while the first is running waits for its end and is told its answer",
      Effect.gen(function* () {
        const { book, request } = yield* given
        const first = yield* held()
        const running = yield* Effect.forkChild(once(book.id, request, first.run))
        yield* first.begun
        const { run, runs } = counting()
        const waiting = yield* comeMeanwhile(once(book.id, request, run))
        same(waiting.pollUnsafe(), undefined)
        yield* first.end
        same((yield* Fiber.join(running)).replayed, false)
        const told = yield* Effect.fromResult(yield* Fiber.join(waiting))
        same(told, { answer: "first", fingerprint: "first", replayed: true })
        same(runs(), 0)
      })
    ),
    promise(
      "who waited for one that fails is run instead of it",
      Effect.gen(function* () {
        const { book, record, request } = yield* given
        const first = yield* held(Effect.fail("no"))
        const running = yield* Effect.forkChild(
          Effect.result(once(book.id, request, Effect.andThen(record, first.run)))
        )
        yield* first.begun
        const waiting = yield* comeMeanwhile(once(book.id, { ...request, fingerprint: "second" }, record))
        same(waiting.pollUnsafe(), undefined)
        yield* first.end
        yield* Fiber.join(running)
        const told = yield* Effect.fromResult(yield* Fiber.join(waiting))
        same([told.fingerprint, told.replayed], ["second", false])
        same((yield* checkBook(book.id)).expenses.length, 2)
      })
    ),
    promise(
      "who waited for one that is interrupted is run instead of it",
      Effect.gen(function* () {
        const { book, record, request } = yield* given
        const first = yield* held()
        const running = yield* Effect.forkChild(once(book.id, request, Effect.andThen(record, first.run)))
        yield* first.begun
        const waiting = yield* comeMeanwhile(once(book.id, request, record))
        yield* Fiber.interrupt(running)
        const told = yield* Effect.fromResult(yield* Fiber.join(waiting))
        same(told.replayed, false)
        same((yield* checkBook(book.id)).expenses.length, 2)
      })
    ),
    promise(
      "who has no patience left is told that the first is running, which goes on",
      Effect.gen(function* () {
        const { book, record, request } = yield* given
        const first = yield* held()
        const running = yield* Effect.forkChild(once(book.id, request, Effect.andThen(record, first.run)))
        yield* first.begun
        const hasty = { ...request, patience: Duration.millis(100) }
        const begun = performance.now()
        const told = Effect.catchDefect(once(book.id, hasty, Effect.succeed("second")), Effect.fail)
        const refusal = yield* refusalOf(Effect.timeout(told, "5 seconds"))
        // A store that lets nobody in meanwhile can't tell for whom they wait.
        same(isNoAnswer(refusal), true, `told of its patience: ${String(refusal)}`)
        same(performance.now() - begun > 90, true, "waited as long as that")
        yield* first.end
        same((yield* Fiber.join(running)).replayed, false)
        yield* isKept(book.id, hasty, "first")
        same((yield* checkBook(book.id)).expenses.length, 2)
      })
    ),
    promise(
      "patience is for waiting: what has begun may take longer",
      Effect.gen(function* () {
        const { book, record, request } = yield* given
        const hasty = { ...request, patience: Duration.millis(50) }
        const { answer, replayed } = yield* once(book.id, hasty, Effect.delay(record, 150))
        same(replayed, false)
        yield* isKept(book.id, request, answer)
      })
    ),
    promise(
      "who gives up waiting leaves the first one alone",
      Effect.gen(function* () {
        const { book, record, request } = yield* given
        const first = yield* held()
        const running = yield* Effect.forkChild(once(book.id, request, Effect.andThen(record, first.run)))
        yield* first.begun
        const waiting = yield* comeMeanwhile(once(book.id, request, Effect.succeed("second")))
        yield* Fiber.interrupt(waiting)
        yield* first.end
        same((yield* Fiber.join(running)).replayed, false)
        yield* isKept(book.id, request, "first")
        same((yield* checkBook(book.id)).expenses.length, 2)
      })
    ),
    promise(
      "of many that fail no two run at the same moment, until one goes through",
      repeatedly(
        Effect.gen(function* () {
          const { book, record, request } = yield* given
          let [runs, running, most] = [0, 0, 0]
          const third = Effect.gen(function* () {
            most = Math.max(most, ++running)
            const answer = yield* Effect.ensuring(
              Effect.tap(record, () => Effect.yieldNow),
              Effect.sync(() => void running--)
            )
            return ++runs < 3 ? yield* Effect.fail("no") : answer
          })
          const results = yield* Effect.all(times(8, Effect.result(once(book.id, request, third))), unbounded)
          const told = results.flatMap((result) => (result._tag === "Success" ? [result.success] : []))
          same([runs, most, told.length, told.filter(({ replayed }) => !replayed).length], [3, 1, 6, 1])
          same((yield* checkBook(book.id)).expenses.length, 2)
        })
      )
    ),
    promise(
      "of those who come when an answer has expired one is run",
      Effect.gen(function* () {
        const { book, record, request } = yield* given
        yield* once(book.id, request, Effect.succeed("expired"))
        const again = { ...request, at: request.until, until: DateTime.add(request.until, { hours: 1 }) }
        const told = yield* Effect.all(times(10, once(book.id, again, Effect.delay(record, 5))), unbounded)
        same(told.filter(({ replayed }) => !replayed).length, 1)
        same(new Set(told.map(({ answer }) => answer)).size, 1)
        same((yield* walk(book.id)).length, 2)
      })
    ),
    promise(
      "requests under other keys are all run",
      Effect.gen(function* () {
        const { book, record, request } = yield* given
        const keys = Array.from({ length: 20 }, (_, index) => `key ${index}`)
        const told = yield* Effect.all(
          keys.map((key) => once(book.id, { ...request, key }, record)),
          unbounded
        )
        same(told.filter(({ replayed }) => replayed).length, 0)
        same((yield* checkBook(book.id)).expenses.length, 21)
        yield* isFree(book.id, request)
      })
    )
  ]
})
