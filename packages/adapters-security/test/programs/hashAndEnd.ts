/** Hashes in a scope that is never closed: the process ends by itself only if idle workers don't hold it. */
import { PasswordHasher } from "@outlay/application"
import { Context, Effect, Layer, Redacted, Scope } from "effect"
import { PasswordHasherBcrypt } from "../../src/index.ts"

const context = await Effect.runPromise(
  Layer.buildWithScope(PasswordHasherBcrypt.layer({ cost: 4 }), Scope.makeUnsafe())
)
const hasher = Context.get(context, PasswordHasher)
console.log(await Effect.runPromise(hasher.hash(Redacted.make("correct horse"))))
