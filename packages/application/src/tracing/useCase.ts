/**
 * Defines a use case as `Effect.fn` does, with a span of its name wherever spans go somewhere. Where they don't, because
 * the tracer is Effect's own or tracing is off, it costs what an untraced one does: a span, with the stack that it takes
 * down, would be the largest part of a small request.
 */
import { Effect, type Fiber, References, Tracer } from "effect"

type Body = (...args: ReadonlyArray<unknown>) => Effect.fn.Return<unknown, unknown, unknown>

const isTraced = (fiber: Fiber.Fiber<unknown, unknown>): boolean =>
  fiber.getRef(Tracer.Tracer) !== Tracer.nativeTracer && fiber.getRef(References.TracerEnabled)

export const useCase = (name: string): Effect.fn.Traced => {
  const define = (body: Body) => {
    const traced = Effect.fn(name)(body)
    const untraced = Effect.fnUntraced(body)
    return (...args: ReadonlyArray<unknown>) =>
      Effect.withFiber((fiber) => (isTraced(fiber) ? traced(...args) : untraced(...args)))
  }
  return define as Effect.fn.Traced
}
