import { assert, describe, it, layer } from "@effect/vitest"
import { PasswordHasher } from "@outlay/application"
import { PasswordHash } from "@outlay/domain"
import { hashSync } from "bcryptjs"
import { Cause, Effect, Exit, Fiber, Layer, Option, Scope } from "effect"
import { spawnSync } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { setImmediate as nextTurn } from "node:timers/promises"
import { HasherBusy, PasswordHasherBcrypt } from "../src/index.ts"
import { isAlive, password, startedWorkers } from "./support.ts"

const right = password("correct horse")
const stored = (hash: string) => Option.some(PasswordHash.make(hash))

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
  const hasherOf = (options: PasswordHasherBcrypt.Options) =>
    Effect.gen(function* () {
      const scope = yield* Scope.Scope
      return yield* Effect.provide(
        PasswordHasher,
        yield* Layer.buildWithScope(PasswordHasherBcrypt.layer(options), scope)
      )
    })

  it.effect("an unknown account, a malformed hash and an impossible password take the time of a wrong one", () =>
    Effect.gen(function* () {
      const hasher = yield* hasherOf({ cost: 9, threads: 1 })
      const hash = Option.some(yield* hasher.hash(right))
      // Of several times the shortest: what else the machine does can only add to it.
      const shortest = (verify: Effect.Effect<boolean>) =>
        Effect.gen(function* () {
          const times: Array<number> = []
          for (let i = 0; i < 5; i++) {
            const start = performance.now()
            assert.isFalse(yield* verify)
            times.push(performance.now() - start)
          }
          return Math.min(...times)
        })
      const wrong = yield* shortest(hasher.verify(password("wrong horse"), hash))
      assert.isAbove(yield* shortest(hasher.verify(right, Option.none())), wrong / 2)
      assert.isAbove(yield* shortest(hasher.verify(right, stored("garbage"))), wrong / 2)
      assert.isAbove(yield* shortest(hasher.verify(password("x".repeat(73)), hash)), wrong / 2)
      assert.isAbove(yield* shortest(hasher.verify(password("x".repeat(73)), Option.none())), wrong / 2)
    })
  )

  it.effect("the event loop turns while passwords are hashed", () =>
    Effect.gen(function* () {
      const hasher = yield* hasherOf({ cost: 10, threads: 2 })
      let turns = 0
      let isOver = false
      const turn = () => {
        turns++
        if (!isOver) setImmediate(turn)
      }
      setImmediate(turn)
      yield* Effect.all(
        Array.from({ length: 4 }, () => hasher.hash(right)),
        { concurrency: "unbounded" }
      )
      isOver = true
      // On the main thread there would be a handful.
      assert.isAbove(turns, 200)
    })
  )

  it.effect("no worker is started before the first password, and no more than allowed after it", () =>
    Effect.gen(function* () {
      const workers = yield* startedWorkers
      const hasher = yield* hasherOf({ cost: 4, threads: 2 })
      // Node tells of a worker in a later turn.
      yield* Effect.promise(() => nextTurn())
      assert.lengthOf(workers, 0)
      yield* hasher.hash(right)
      yield* hasher.hash(right)
      assert.lengthOf(workers, 1)
      yield* Effect.all(
        Array.from({ length: 8 }, () => hasher.hash(right)),
        { concurrency: "unbounded" }
      )
      assert.lengthOf(workers, 2)
    })
  )

  it.effect("a worker that is killed in the middle of a hash is replaced, and its hash is made", () =>
    Effect.gen(function* () {
      const workers = yield* startedWorkers
      const hasher = yield* hasherOf({ cost: 12, threads: 1 })
      const fiber = yield* Effect.forkChild(hasher.hash(right), { startImmediately: true })
      yield* Effect.promise(async () => {
        const [worker] = await once(process, "worker")
        return once(worker, "online")
      })
      yield* Effect.promise(() => Promise.all(workers.map((worker) => worker.terminate())))
      assert.isTrue(yield* hasher.verify(right, Option.some(yield* Fiber.join(fiber))))
      assert.lengthOf(workers, 2)
    })
  )

  it.effect("a worker that dies idle is replaced", () =>
    Effect.gen(function* () {
      const workers = yield* startedWorkers
      const hasher = yield* hasherOf({ cost: 4, threads: 1 })
      const hash = yield* hasher.hash(right)
      yield* Effect.promise(() => Promise.all(workers.map((worker) => worker.terminate())))
      assert.isTrue(yield* hasher.verify(right, Option.some(hash)))
      assert.lengthOf(workers, 2)
    })
  )

  it.effect("beyond the queue the effect dies with HasherBusy", () =>
    Effect.gen(function* () {
      const hasher = yield* hasherOf({ cost: 8, threads: 1, queue: 2 })
      const exits = yield* Effect.all(
        Array.from({ length: 5 }, () => Effect.exit(hasher.hash(right))),
        { concurrency: "unbounded" }
      )
      assert.deepStrictEqual(exits.map(Exit.isSuccess), [true, true, true, false, false])
      assert.isTrue(exits.slice(3).every((exit) => isBusy(exit, "full")))
      assert.isTrue(Exit.isSuccess(yield* Effect.exit(hasher.hash(right))))
    })
  )

  it.effect("one who no longer waits leaves the queue", () =>
    Effect.gen(function* () {
      const hasher = yield* hasherOf({ cost: 8, threads: 1, queue: 1 })
      const hash = Effect.forkChild(hasher.hash(right), { startImmediately: true })
      const running = yield* hash
      const waiting = yield* hash
      yield* Fiber.interrupt(waiting)
      const next = yield* hash
      assert.isTrue(Exit.isSuccess(yield* Fiber.await(running)))
      assert.isTrue(Exit.isSuccess(yield* Fiber.await(next)))
    })
  )

  it.effect("one who leaves in the middle of a hash does not wait for it, and the next is served", () =>
    Effect.gen(function* () {
      const workers = yield* startedWorkers
      const hasher = yield* hasherOf({ cost: 12, threads: 1 })
      const first = yield* Effect.forkChild(hasher.hash(right), { startImmediately: true })
      let isServed = false
      const second = yield* Effect.forkChild(
        Effect.tap(hasher.verify(right, stored(hashSync("correct horse", 4))), () =>
          Effect.sync(() => (isServed = true))
        ),
        { startImmediately: true }
      )
      yield* Fiber.interrupt(first)
      assert.isFalse(isServed)
      assert.isTrue(yield* Fiber.join(second))
      assert.lengthOf(workers, 1)
    })
  )

  it.effect("the end of the scope ends the workers and all who wait, also those who come later", () =>
    Effect.gen(function* () {
      const workers = yield* startedWorkers
      const scope = yield* Scope.make()
      const hasher = yield* Scope.provide(hasherOf({ cost: 12, threads: 1 }), scope)
      const hash = Effect.forkChild(hasher.hash(right), { startImmediately: true })
      const fibers = [yield* hash, yield* hash]
      yield* Effect.promise(() => once(process, "worker"))
      assert.deepStrictEqual(workers.map(isAlive), [true])
      yield* Scope.close(scope, Exit.void)
      assert.deepStrictEqual(workers.map(isAlive), [false])
      for (const fiber of fibers) assert.isTrue(isBusy(yield* Fiber.await(fiber), "closed"))
      assert.isTrue(isBusy(yield* Effect.exit(hasher.hash(right)), "closed"))
      assert.lengthOf(workers, 1)
    })
  )

  it("a process with idle workers ends by itself", () => {
    const run = spawnSync(process.execPath, [join(import.meta.dirname, "programs/hashAndEnd.ts")], {
      encoding: "utf8",
      timeout: 30_000
    })
    assert.deepStrictEqual([run.status, run.signal], [0, null], run.stderr)
    assert.match(run.stdout, /^\$2b\$04\$.{53}\n$/)
  })

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

const isBusy = (exit: Exit.Exit<unknown>, reason: HasherBusy["reason"]): boolean =>
  Exit.isFailure(exit) &&
  exit.cause.reasons.some(
    (it) => Cause.isDieReason(it) && it.defect instanceof HasherBusy && it.defect.reason === reason
  )
