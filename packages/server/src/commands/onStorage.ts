/** Runs a program on the ports of the configured storage, for commands that work on what is kept. */
import { type AttemptLimits, IdGenerators, unlimitedAttempts } from "@outlay/application"
import { Effect, Layer } from "effect"
import { StartFailed, startFailed } from "../config/StartFailed.ts"
import { security } from "../http/HttpServer.ts"
import * as Storage from "../storage/Storage.ts"
import { storageKind } from "../storage/StorageKind.ts"
import { withConfig } from "./withConfig.ts"

type Ports =
  | AttemptLimits
  | Layer.Success<ReturnType<typeof Storage.layer> | ReturnType<typeof security> | typeof IdGenerators.layer>

export const onStorage = <A, E extends { readonly message: string }>(program: Effect.Effect<A, E, Ports>) =>
  withConfig((config) =>
    storageKind(config)._tag === "Memory"
      ? Effect.fail(new StartFailed({ message: "DATABASE_URL is memory:, which keeps nothing for the next program" }))
      : program.pipe(
          Effect.mapError(startFailed),
          Effect.provide(
            Layer.mergeAll(security(config), Storage.layer(config), unlimitedAttempts).pipe(
              Layer.provideMerge(IdGenerators.layer)
            )
          )
        )
  )
