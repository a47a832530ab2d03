/**
 * Passwords by bcrypt, in worker threads. Keeps: a wrong password, an unknown account, a stored hash that is none
 * and a password that no account can have all take one computation; what bcrypt would cut is never equal to what is
 * left of it. A stored hash tells its own cost (4 to 15); `cost` is that of new hashes and of unknown accounts.
 */
import { type Password, PasswordHash } from "@outlay/domain"
import { PasswordHasher } from "@outlay/application"
import { Effect, Layer, Option, Redacted } from "effect"
import { timingSafeEqual } from "node:crypto"
import { availableParallelism } from "node:os"
import * as BcryptWorkers from "./BcryptWorkers.ts"

/**
 * How expensive a hash is, and how many are made at once.
 *
 * @example
 * ```ts
 * import { PasswordHasherBcrypt } from "@outlay/adapters-security"
 *
 * // As slow as a login bears; in tests as fast as bcrypt can be.
 * const options: PasswordHasherBcrypt.Options = { cost: 13, threads: 2, queue: 100 }
 * export const hasher = PasswordHasherBcrypt.layer(options)
 * export const hasherOfTests = PasswordHasherBcrypt.layer({ cost: 4, threads: 1 })
 * ```
 */
export interface Options {
  /** 4 to 15; each step doubles the time. Default 12. */
  readonly cost?: number
  /** Passwords that are hashed at the same time; default one less than the processors, at least one. */
  readonly threads?: number
  /** Passwords that may wait, beyond which the effect dies with `HasherBusy`; default 32 for each thread. */
  readonly queue?: number
}

/**
 * `PasswordHasher` by bcrypt. Dies with a `RangeError` at options that are none.
 *
 * @example
 * ```ts
 * import { PasswordHasherBcrypt } from "@outlay/adapters-security"
 * import { PasswordHasher } from "@outlay/application"
 * import { Effect, Option, Redacted } from "effect"
 *
 * const program = Effect.gen(function* () {
 *   const hasher = yield* PasswordHasher
 *   const hash = Option.some(yield* hasher.hash(Redacted.make("correct horse")))
 *   return [yield* hasher.verify(Redacted.make("correct horse"), hash), yield* hasher.verify(Redacted.make("wrong"), hash)]
 * })
 *
 * console.log(await Effect.runPromise(Effect.provide(program, PasswordHasherBcrypt.layer({ cost: 4 })))) // [ true, false ]
 * ```
 */
export const layer = (options: Options = {}): Layer.Layer<PasswordHasher> =>
  Layer.effect(
    PasswordHasher,
    Effect.gen(function* () {
      const cost = yield* whole("cost", options.cost ?? 12, 4, 15)
      const threads = yield* whole("threads", options.threads ?? Math.max(1, availableParallelism() - 1), 1, 1024)
      const queue = yield* whole("queue", options.queue ?? 32 * threads, 0, 1_000_000)
      const workers = yield* BcryptWorkers.make({ program: BcryptWorkers.program, threads, queue })
      const decoy = `$2b$${String(cost).padStart(2, "0")}$${decoySalt}`

      const hash = Effect.fn("PasswordHasherBcrypt.hash")(function* (password: Password) {
        const text = Redacted.value(password)
        if (!isWhole(text)) return yield* Effect.die(new RangeError("bcrypt does not read the whole password"))
        return PasswordHash.make(yield* workers.run({ password: text, salt: cost }))
      })

      const verify = Effect.fn("PasswordHasherBcrypt.verify")(function* (
        password: Password,
        hash: Option.Option<PasswordHash>
      ) {
        const text = Redacted.value(password)
        const stored = Option.getOrElse(Option.filter(hash, isBcrypt), () => "")
        const made = yield* workers.run({
          password: isWhole(text) ? text : "",
          salt: stored === "" ? decoy : stored.slice(0, saltLength)
        })
        return isWhole(text) && isEqual(made, stored)
      })

      return PasswordHasher.of({ hash, verify })
    })
  )

/** Of no password: what is computed with it is thrown away. */
const decoySalt = "OutlayDecoySaltOutlayu"

/** `$2b$12$` and 22 characters. */
const saltLength = 29

const isBcrypt = (hash: string): boolean => /^\$2[aby]\$(0[4-9]|1[0-5])\$[./A-Za-z0-9]{53}$/.test(hash)

/** bcrypt reads 72 bytes, and can't tell a password from one that repeats it after U+0000. */
const isWhole = (password: string): boolean => Buffer.byteLength(password) <= 72 && !password.includes("\0")

const isEqual = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

const whole = (name: string, value: number, min: number, max: number): Effect.Effect<number> =>
  Number.isInteger(value) && value >= min && value <= max
    ? Effect.succeed(value)
    : Effect.die(new RangeError(`${name} must be a whole number from ${min} to ${max}`))
