/** Broken counts of limits: such that let somebody slip through, count what was refused, or never forget. */
import { Clock, DateTime, Effect } from "effect"
import { RateLimiter } from "effect/persistence"
import { at } from "../../src/clock.ts"
import { type Fault, fault, type Inject, limits } from "./Fault.ts"

type FixedWindow = RateLimiter.RateLimiterStore["Service"]["fixedWindow"]
type Options = Parameters<FixedWindow>[0]

const counted = (name: string) => ["counts of limits", name] as const
const over = (name: string) => ["windows of limits", name] as const
const exactly = (name: string) => ["windows of limits, to the millisecond", name] as const
const attempt = (name: string) => ["attempts", name] as const

const asking = (change: (options: Options) => Partial<Options>): Inject =>
  limits((real) => ({ fixedWindow: (options) => real.fixedWindow({ ...options, ...change(options) }) }))

/** Windows end a millisecond after they should. */
export const overTooLate = limits((real) => {
  const begun = new Set<string>()
  return {
    fixedWindow: (options) =>
      Effect.flatMap(Clock.currentTimeMillis, (now) => {
        const shift = begun.has(options.key) ? 1 : 0
        begun.add(options.key)
        return at(DateTime.makeUnsafe(now - shift))(real.fixedWindow(options))
      })
  }
})

/** Looks first and counts then, while others may do the same. */
const inTwoSteps = (): Inject => {
  const counts = new Map<string, number>()
  return limits(() => ({
    fixedWindow: ({ key, limit = Infinity, tokens }) =>
      Effect.gen(function* () {
        const count = (counts.get(key) ?? 0) + tokens
        yield* Effect.yieldNow
        if (count <= limit) counts.set(key, count)
        return [count, 1000] as const
      })
  }))
}

/** Who found it full looks once more, and takes what has become free without counting. */
const uncountedAtLast = limits((real) => ({
  fixedWindow: (options) =>
    Effect.gen(function* () {
      const [count, ttl] = yield* real.fixedWindow(options)
      if (options.limit === undefined || count <= options.limit) return [count, ttl] as const
      yield* Effect.yieldNow
      const [now] = yield* real.fixedWindow({ ...options, tokens: 0 })
      return [now + options.tokens, ttl] as const
    })
}))

/** Counts also those whom it refuses. */
const counting = (): Inject => {
  const counts = new Map<string, number>()
  return limits((real) => ({
    fixedWindow: (options) =>
      Effect.map(real.fixedWindow(options), ([, ttl]) => {
        const count = (counts.get(options.key) ?? 0) + options.tokens
        counts.set(options.key, count)
        return [count, ttl] as const
      })
  }))
}

/** What is taken back of nothing counts for the next window. */
const owing = (): Inject => {
  const debts = new Map<string, number>()
  return limits((real) => ({
    fixedWindow: (options) =>
      Effect.map(real.fixedWindow(options), ([count, ttl]) => {
        const debt = debts.get(options.key) ?? 0
        if (options.tokens < 0 && count === 0) debts.set(options.key, options.tokens)
        return [count + debt, ttl] as const
      })
  }))
}

const prefixOf = (key: string) => key.slice(0, key.indexOf(":") + 1)

export const limitFaults: ReadonlyArray<Fault> = [
  fault(
    "nothing is counted",
    asking(() => ({ tokens: 0 })),
    counted("as many as are allowed get through"),
    counted("of many at once exactly as many"),
    counted("several are counted as one"),
    over("a window that is over begins again"),
    attempt("are refused when as many as are allowed have begun"),
    attempt("that begin at one moment can't slip through")
  ),
  fault(
    "two at one moment slip through",
    inTwoSteps(),
    counted("of many at once exactly as many"),
    counted("of what is counted and taken back at once"),
    attempt("that begin at one moment can't slip through")
  ),
  fault(
    "who finds room at a second look is not counted",
    uncountedAtLast,
    counted("who comes while others take back gets through where there is room")
  ),
  fault(
    "whoever is refused is counted",
    counting(),
    counted("whoever is refused is not counted"),
    over("who is refused makes the window no longer"),
    exactly("a window is over exactly when it was told"),
    attempt("that are refused are not counted")
  ),
  fault(
    "nothing can be taken back",
    asking(({ tokens }) => ({ tokens: Math.max(0, tokens) })),
    counted("what is taken back was never counted"),
    counted("of what is counted and taken back at once"),
    attempt("that are taken back were never counted"),
    attempt("are cleared up to the one that clears"),
    attempt("may begin again when all are cleared")
  ),
  fault(
    "more is taken back than was counted",
    asking(({ tokens }) => ({ tokens: tokens < 0 ? tokens - 1 : tokens })),
    counted("what is taken back was never counted"),
    attempt("are cleared up to the one that clears")
  ),
  fault(
    "several are counted as far as there is room",
    limits((real) => ({
      fixedWindow: (options) =>
        Effect.tap(real.fixedWindow(options), ([count]) =>
          options.limit !== undefined && count > options.limit
            ? real.fixedWindow({ ...options, tokens: Math.max(0, options.limit + options.tokens - count) })
            : Effect.void
        )
    })),
    counted("several are counted as one")
  ),
  fault(
    "all keys are one",
    asking(() => ({ key: "" })),
    counted("each key is counted by itself"),
    attempt("of another account or address"),
    attempt("of another kind")
  ),
  fault(
    "all subjects are one",
    asking(({ key }) => ({ key: prefixOf(key) })),
    attempt("of another account or address")
  ),
  fault(
    "all kinds are one",
    asking(({ key }) => ({ key: key.slice(prefixOf(key).length) })),
    attempt("of another kind")
  ),
  fault(
    "no window is ever over",
    limits((real) => ({ fixedWindow: (options) => at(DateTime.makeUnsafe(0))(real.fixedWindow(options)) })),
    over("who is refused is told to come back"),
    over("a window that is over begins again"),
    attempt("may begin again when the window is over")
  ),
  fault(
    "what is taken back of nothing is owed",
    owing(),
    counted("who takes back more than was counted is owed nothing"),
    exactly("what is taken back when its window is over")
  ),
  fault(
    "nobody is told when to come back",
    limits((real) => ({ fixedWindow: (options) => Effect.map(real.fixedWindow(options), ([count]) => [count, 0]) })),
    over("who is refused is told to come back"),
    exactly("a window is over exactly when it was told")
  ),
  fault(
    "whoever is refused is told to come back too late",
    limits((real) => ({
      fixedWindow: (options) => Effect.map(real.fixedWindow(options), ([count, ttl]) => [count, ttl + 3000])
    })),
    over("who is refused is told to come back"),
    attempt("are refused when as many as are allowed have begun")
  ),
  fault("a window ends too late by a millisecond", overTooLate, exactly("a window is over exactly when it was told")),
  fault(
    "all that are counted leave together",
    (run) => Effect.provide(run, RateLimiter.layerStoreMemory),
    over("in no window, wherever it begins"),
    exactly("each one that is counted leaves by itself")
  )
]
