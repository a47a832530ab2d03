/**
 * A program: prints the scripts of pages that have been loaded once a server is up and has published its contract, after
 * the one page was asked for, and after the other. A process of its own, since what is loaded stays loaded.
 */
import { Effect } from "effect"
import { registerHooks } from "node:module"
import { baseUrl, server } from "./inMemory.ts"

const loaded: Array<string> = []
registerHooks({
  load: (url, context, next) => {
    const [, script] = /internal\/(httpApi(?:Swagger|Scalar))\.js$/.exec(url) ?? []
    if (script !== undefined) loaded.push(script)
    return next(url, context)
  }
})

const steps = await Effect.runPromise(
  Effect.scoped(
    Effect.gen(function* () {
      const { handler } = yield* server
      const after = (path: string) =>
        Effect.map(
          Effect.promise(() => handler(new Request(`${baseUrl}${path}`))),
          () => [...loaded]
        )
      return [yield* after("/openapi.json"), yield* after("/docs"), yield* after("/redoc")]
    })
  )
)
process.stdout.write(JSON.stringify(steps))
