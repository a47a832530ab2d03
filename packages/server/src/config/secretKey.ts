/**
 * The key that signs access tokens. Without one in the configuration, which only development allows, one is made and
 * kept beside the data, so that a restart signs nobody out.
 */
import { Effect, FileSystem, Option, Path, Redacted } from "effect"
import { randomBytes } from "node:crypto"
import type { ServerConfig } from "./ServerConfig.ts"
import { StartFailed } from "./StartFailed.ts"

const make = Effect.sync(() => randomBytes(32).toString("hex"))

/** `keep` is false where nothing is kept at all. */
export const secretKey = Effect.fn("secretKey")(
  function* (config: ServerConfig, keep: boolean) {
    if (Option.isSome(config.identity.secretKey)) return config.identity.secretKey.value
    if (!keep) return Redacted.make(yield* make)
    const files = yield* FileSystem.FileSystem
    const path = yield* Path.Path
    const { dataDir } = config.storage
    const file = path.join(dataDir, "secret.key")
    if (yield* files.exists(file)) return Redacted.make((yield* files.readFileString(file)).trim())
    const secret = yield* make
    yield* files.makeDirectory(dataDir, { recursive: true })
    // `wx`: of two servers that start at once one makes the key, and the other reads it.
    return yield* files.writeFileString(file, `${secret}\n`, { flag: "wx", mode: 0o600 }).pipe(
      Effect.as(Redacted.make(secret)),
      Effect.catch(() => Effect.map(files.readFileString(file), (text) => Redacted.make(text.trim())))
    )
  },
  Effect.mapError((error) => new StartFailed({ message: `the secret key can't be kept: ${error.message}` }))
)
