import { assert, describe, it, layer } from "@effect/vitest"
import { PasswordHasher } from "@outlay/application"
import { hashSync } from "bcryptjs"
import { Cause, Effect, Exit, Option } from "effect"
import { PasswordHasherBcrypt } from "../src/index.ts"
import { hasherOf, password, right, stored } from "./support/hashers.ts"
import { postedJobs } from "./support/workers.ts"

layer(PasswordHasherBcrypt.layer({ cost: 4, threads: 2 }))("PasswordHasherBcrypt", (it) => {
  it.effect("a hash is of the password and of no other", () =>
    Effect.gen(function* () {
      const hasher = yield* PasswordHasher
      const hash = Option.some(yield* hasher.hash(right))
      assert.isTrue(yield* hasher.verify(right, hash))
      assert.isFalse(yield* hasher.verify(password("correct hors"), hash))
      assert.isFalse(yield* hasher.verify(password("Correct horse"), hash))
    })
  )

  it.effect("a hash is bcrypt of the given cost, with a new salt each time", () =>
    Effect.gen(function* () {
      const hasher = yield* PasswordHasher
      const hashes = yield* Effect.all([hasher.hash(right), hasher.hash(right)], { concurrency: 2 })
      for (const hash of hashes) assert.match(hash, /^\$2b\$04\$.{53}$/)
      assert.notStrictEqual(hashes[0], hashes[1])
    })
  )

  it.effect("all 72 bytes of a password in any alphabet count", () =>
    Effect.gen(function* () {
      const hasher = yield* PasswordHasher
      const longest = "пароль密碼🔐".repeat(3) + "123456"
      assert.strictEqual(Buffer.byteLength(longest), 72)
      const hash = Option.some(yield* hasher.hash(password(longest)))
      assert.isTrue(yield* hasher.verify(password(longest), hash))
      assert.isFalse(yield* hasher.verify(password(longest.slice(0, -1) + "7"), hash))
    })
  )

  it.effect("a password is taken as it was typed, without normalisation", () =>
    Effect.gen(function* () {
      const hasher = yield* PasswordHasher
      const hash = Option.some(yield* hasher.hash(password("caf\u00e9 caf\u00e9")))
      assert.isTrue(yield* hasher.verify(password("caf\u00e9 caf\u00e9"), hash))
      assert.isFalse(yield* hasher.verify(password("cafe\u0301 cafe\u0301"), hash))
    })
  )

  it.effect("what bcrypt would cut off is not ignored", () =>
    Effect.gen(function* () {
      const hasher = yield* PasswordHasher
      const longest = "x".repeat(72)
      const hash = Option.some(yield* hasher.hash(password(longest)))
      assert.isFalse(yield* hasher.verify(password(longest + "y"), hash))
      assert.isTrue(Exit.hasDies(yield* Effect.exit(hasher.hash(password(longest + "y")))))
    })
  )

  it.effect("a password does not match its own repetition after U+0000", () =>
    Effect.gen(function* () {
      const hasher = yield* PasswordHasher
      const hash = Option.some(yield* hasher.hash(right))
      assert.isFalse(yield* hasher.verify(password("correct horse\0correct horse"), hash))
      assert.isTrue(Exit.hasDies(yield* Effect.exit(hasher.hash(password("correct horse\0correct horse")))))
    })
  )

  it.effect("no password is right for an unknown account", () =>
    Effect.gen(function* () {
      const hasher = yield* PasswordHasher
      assert.isFalse(yield* hasher.verify(right, Option.none()))
      assert.isFalse(yield* hasher.verify(password(""), Option.none()))
    })
  )

  it.effect("hashes of another cost, and those of other implementations, verify", () =>
    Effect.gen(function* () {
      const hasher = yield* PasswordHasher
      const other = hashSync("correct horse", 5)
      for (const prefix of ["$2a", "$2b", "$2y"]) {
        assert.isTrue(yield* hasher.verify(right, stored(prefix + other.slice(3))), prefix)
        assert.isFalse(yield* hasher.verify(password("wrong horse"), stored(prefix + other.slice(3))), prefix)
      }
    })
  )

  const fixed = hashSync("correct horse", 4)
  it.effect.each([
    "",
    "correct horse",
    fixed.slice(0, -1),
    fixed + "a",
    fixed + "\n",
    fixed.slice(0, 29),
    fixed.replace("$2b$", "$2z$"),
    fixed.replace("$04$", "$03$"),
    fixed.replace("$04$", "$31$"),
    fixed.slice(0, -1) + "!",
    "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$RdescudvJCsgt3ub+b1dWRWJTmaaJObG"
  ])("a stored text that is no bcrypt hash is nobody's: %s", (text) =>
    Effect.gen(function* () {
      const hasher = yield* PasswordHasher
      assert.isFalse(yield* hasher.verify(right, stored(text)))
      assert.isFalse(yield* hasher.verify(password(""), stored(text)))
    })
  )
})

describe("PasswordHasherBcrypt.layer", () => {
  it.effect("an unknown account, a malformed hash and an impossible password are computed as a wrong one is", () =>
    Effect.gen(function* () {
      const jobs = yield* postedJobs
      const hasher = yield* hasherOf({ cost: 6, threads: 1 })
      const hash = Option.some(yield* hasher.hash(right))
      const costsOf = (verify: Effect.Effect<boolean>) =>
        Effect.gen(function* () {
          jobs.length = 0
          assert.isFalse(yield* verify)
          return jobs.map(({ salt }) => String(salt).slice(0, 7))
        })
      const wrong = yield* costsOf(hasher.verify(password("wrong horse"), hash))
      assert.deepStrictEqual(wrong, ["$2b$06$"])
      assert.deepStrictEqual(yield* costsOf(hasher.verify(right, Option.none())), wrong)
      assert.deepStrictEqual(yield* costsOf(hasher.verify(right, stored("garbage"))), wrong)
      assert.deepStrictEqual(yield* costsOf(hasher.verify(password("x".repeat(73)), hash)), wrong)
      assert.deepStrictEqual(yield* costsOf(hasher.verify(password("x".repeat(73)), Option.none())), wrong)
    })
  )

  it.effect.each([{ cost: 3 }, { cost: 16 }, { cost: 10.5 }, { threads: 0 }, { queue: -1 }, { queue: NaN }])(
    "options that can't be kept stop the start: %o",
    (options) =>
      Effect.gen(function* () {
        const exit = yield* Effect.exit(hasherOf(options))
        assert.isTrue(Exit.hasDies(exit))
      })
  )

  it.effect("a password is in no message of a defect", () =>
    Effect.gen(function* () {
      const hasher = yield* hasherOf({ cost: 4, threads: 1 })
      const exit = yield* Effect.exit(hasher.hash(password("s3cret".repeat(20))))
      assert.notInclude(Exit.isFailure(exit) ? Cause.pretty(exit.cause) : "s3cret", "s3cret")
    })
  )
})
