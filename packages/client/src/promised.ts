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
  const exit = await Effect.runPromiseExit(outcome, { signal })
  if (Exit.isSuccess(exit)) return exit.value
  signal?.throwIfAborted()
  throw Cause.squash(exit.cause)
}

const iterated = <A, E>(stream: Stream.Stream<A, E>, signal: AbortSignal | undefined): AsyncIterable<A> =>
  Stream.toAsyncIterable(signal === undefined ? stream : Stream.interruptWhen(stream, aborted(signal)))

/** Ends with the signal, by its reason. */
const aborted = (signal: AbortSignal): Effect.Effect<never> =>
  Effect.callback((resume) => {
    const abort = () => resume(Effect.die(signal.reason))
    if (signal.aborted) return abort()
    signal.addEventListener("abort", abort, { once: true })
    return Effect.sync(() => signal.removeEventListener("abort", abort))
  })
