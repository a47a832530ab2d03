/**
 * Reads the configuration: the environment first, then a `.env` file of the working directory. Rules over more than
 * one variable are kept here.
 */
import { type Config, ConfigProvider, Effect, FileSystem } from "effect"
import { isStrongSecret, ServerConfig } from "./ServerConfig.ts"
import { StartFailed } from "./StartFailed.ts"
import { explain } from "./variables.ts"

const dotEnv = Effect.gen(function* () {
  const files = yield* FileSystem.FileSystem
  return (yield* files.exists(".env")) ? yield* ConfigProvider.fromDotEnv() : ConfigProvider.fromUnknown({})
}).pipe(Effect.mapError((error) => new StartFailed({ message: `.env can't be read: ${error.message}` })))

export const loadConfig: Effect.Effect<ServerConfig, StartFailed, FileSystem.FileSystem> = Effect.gen(function* () {
  // By default the environment of the process.
  const environment = yield* ConfigProvider.ConfigProvider
  const provider = ConfigProvider.orElse(environment, yield* dotEnv)
  const config = yield* ServerConfig.parse(provider).pipe(
    Effect.mapError((error: Config.ConfigError) => new StartFailed({ message: explain(error) }))
  )
  if (config.environment === "production" && !isStrongSecret(config.identity.secretKey)) {
    return yield* new StartFailed({
      message: "SECRET_KEY must be set to at least 32 bytes when ENV is production, such as by `openssl rand -hex 32`"
    })
  }
  return config
})
