import { ClientAddress, register } from "@outlay/application"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { email, password, registration } from "../support/accounts.ts"
import { HasherCalls } from "../support/fakes.ts"
import { inLimits, times } from "../support/limits.ts"
import { refusedWith } from "../support/world.ts"

describe("register, where attempts are limited", () => {
  const newcomer = (name: string) => register(registration({ email: email(`${name}@example.com`), username: name }))

  it.effect(
    "is refused after as many from one address, before a password is hashed",
    inLimits(function* () {
      yield* newcomer("ada")
      yield* refusedWith("EmailTaken", newcomer("ada"))
      const { hash } = yield* HasherCalls
      yield* refusedWith("TooManyAttempts", newcomer("bob"))
      assert.strictEqual((yield* HasherCalls).hash, hash)
      yield* Effect.provideService(newcomer("bob"), ClientAddress, "192.0.2.2")
    })
  )

  it.effect(
    "counts only what is well-formed",
    inLimits(function* () {
      const namesake = register(registration({ password: password("ada@example.com") }))
      yield* times(5, refusedWith("InvalidValue", namesake))
      yield* newcomer("ada")
    })
  )

  it.effect(
    "knows no limit where no address is told",
    inLimits(function* () {
      const names = Array.from({ length: 10 }, (_, n) => `somebody-${n}`)
      yield* Effect.provideService(Effect.forEach(names, newcomer), ClientAddress, undefined)
    })
  )
})
