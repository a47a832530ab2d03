import { assert, describe, it } from "@effect/vitest"
import { Cause, Effect, Exit, Schema, Tracer } from "effect"
import { harmless } from "../../src/observability/harmless.ts"

class NameTaken extends Schema.TaggedError<NameTaken>()("NameTaken", { name: Schema.String }) {
  override get message() {
    return `${this.name} is taken`
  }
}

/** The spans that a program leaves. */
const spansOf = <A, E>(program: Effect.Effect<A, E>) =>
  Effect.gen(function* () {
    const spans: Array<Tracer.Span> = []
    const tracer = Tracer.make({
      span: (options) => {
        const span = new Tracer.NativeSpan(options)
        spans.push(span)
        return span
      }
    })
    yield* Effect.exit(Effect.provideService(program, Tracer.Tracer, harmless(tracer)))
    return spans
  })

const causeOf = ({ status }: Tracer.Span): Cause.Cause<unknown> =>
  status._tag === "Ended" && Exit.isFailure(status.exit) ? status.exit.cause : Cause.empty

describe("a harmless tracer", () => {
  it.effect("keeps only attributes that are known to be harmless, and no events", () =>
    Effect.gen(function* () {
      const attributes = { "http.route": "/", "url.full": "http://x/?q=secret", email: "ann@example.com" }
      const [span] = yield* spansOf(
        Effect.annotateCurrentSpan("client.address", "10.0.0.1").pipe(
          Effect.andThen(Effect.currentSpan),
          Effect.tap((span) => Effect.sync(() => span.event("ann@example.com", 0n))),
          Effect.withSpan("useCase", { attributes })
        )
      )
      assert.deepStrictEqual([...(span?.attributes ?? [])], [["http.route", "/"]])
      assert.deepStrictEqual(Reflect.get(span ?? {}, "events"), [])
    })
  )

  const faults: ReadonlyArray<readonly [kind: string, failing: Effect.Effect<never, unknown>]> = [
    ["NameTaken", Effect.fail(new NameTaken({ name: "secret" }))],
    ["TypeError", Effect.die(new TypeError("secret\nsecret"))],
    ["string", Effect.fail("secret")]
  ]

  it.effect.each(faults)("tells of a fault what it is and where, not what it says: %s", ([kind, failing]) =>
    Effect.gen(function* () {
      const [span] = yield* spansOf(Effect.withSpan(failing, "useCase"))
      const [error] = Cause.prettyErrors(causeOf(span ?? assert.fail("there is no span")))
      assert.deepStrictEqual([error?.name, error?.message], [kind, kind])
      assert.notInclude(error?.stack ?? "", "secret")
      if (kind !== "string") assert.include(error?.stack ?? "", "harmless.test.ts")
    })
  )

  it.effect("tells an interruption and a success as they are", () =>
    Effect.gen(function* () {
      const [interrupted] = yield* spansOf(Effect.withSpan(Effect.interrupt, "useCase"))
      assert.isTrue(Cause.hasInterruptsOnly(causeOf(interrupted ?? assert.fail("there is no span"))))
      const [succeeded] = yield* spansOf(Effect.withSpan(Effect.succeed(1), "useCase"))
      assert.deepInclude(succeeded?.status, { _tag: "Ended", exit: Exit.succeed(1) })
    })
  )
})
