/** Calls in Effect as ones that promise their outcome, and streams as what can be iterated over; under a signal or not. */
import { Cause, Effect, Exit, Stream } from "effect"
import type { Outcome } from "./Outcome.ts"

export type Method = (
  ...args: ReadonlyArray<never>
) => Effect.Effect<unknown, unknown> | Stream.Stream<unknown, unknown>

/** What is called by such a method is called in the same way here. */
export type Promised<F> = F extends (...args: infer Args) => Effect.Effect<infer A, infer E>
  ? (...args: Args) => Promise<Outcome<A, E>>
  : F extends (...args: infer Args) => Stream.Stream<infer A, unknown>
    ? (...args: Args) => AsyncIterable<A>
    : never

export const promisedBy =
  (signal: AbortSignal | undefined) =>
  (method: Method) =>
  (...args: ReadonlyArray<never>) => {
    const called = method(...args)
    return Effect.isEffect(called) ? outcomeOf(called, signal) : iterated(called, signal)
  }

const outcomeOf = async <A, E>(call: Effect.Effect<A, E>, signal: AbortSignal | undefined): Promise<Outcome<A, E>> => {
  signal?.throwIfAborted()
  const outcome = Effect.match(call, {
    onSuccess: (value) => ({ ok: true, value }) as const,
    onFailure: (error) => ({ ok: false, error }) as const
  })
  const running = Effect.runPromiseExit(outcome, { signal })
  const exit = await orAborted(running, signal)
  if (Exit.isSuccess(exit)) return exit.value
  throw Cause.squash(exit.cause)
}

const iterated = <A, E>(stream: Stream.Stream<A, E>, signal: AbortSignal | undefined): AsyncIterable<A> => {
  const iterable = Stream.toAsyncIterable(stream)
  return signal === undefined ? iterable : { [Symbol.asyncIterator]: () => iteratedUnder(signal, iterable) }
}

async function* iteratedUnder<A>(signal: AbortSignal, iterable: AsyncIterable<A>): AsyncGenerator<A> {
  const iterator = iterable[Symbol.asyncIterator]()
  try {
    while (true) {
      signal.throwIfAborted()
      // oxlint-disable-next-line eslint/no-await-in-loop -- each item is asked for when it is needed
      const next = await orAborted(iterator.next(), signal)
      if (next.done === true) return
      yield next.value
    }
  } finally {
    await orAborted(Promise.resolve(iterator.return?.()), signal)
  }
}

/**
 * What is run, or the reason of the signal if that comes first. What must not be interrupted, as a refresh of tokens that
 * others wait for, goes on without being waited for.
 */
const orAborted = <A>(running: Promise<A>, signal: AbortSignal | undefined): Promise<A> =>
  signal === undefined
    ? running
    : new Promise((resolve, reject) => {
        const abort = () => reject(signal.reason)
        if (signal.aborted) abort()
        signal.addEventListener("abort", abort)
        const settled = () => signal.removeEventListener("abort", abort)
        running.then(resolve, reject).finally(settled)
      })
