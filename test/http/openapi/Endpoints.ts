/** The endpoints of the contract by the names of their operations, with the codecs that a server reads and writes by. */
import { Api } from "@outlay/adapters-http"
import { BookCurrency, CurrencyCode } from "@outlay/domain"
import { Effect, type Exit, Schema } from "effect"
import { HttpApi, type HttpApiEndpoint, HttpApiSchema } from "effect/http-api"

export interface Endpoint {
  readonly declared: HttpApiEndpoint.Top
  readonly successes: ReadonlyMap<number, ReadonlyArray<Schema.Top>>
  readonly errors: ReadonlyMap<number, ReadonlyArray<Schema.Top>>
}

export const endpoints = new Map<string, Endpoint>()

HttpApi.reflect(Api, {
  onGroup: () => {},
  onEndpoint: ({ endpoint, successes, errors }) => {
    endpoints.set(endpoint.identifier, { declared: endpoint, successes, errors })
  }
})

export const endpoint = (operationId: string): Endpoint => {
  const found = endpoints.get(operationId)
  if (found === undefined) throw new Error(`no endpoint ${operationId}`)
  return found
}

/** The codecs of the bodies that a request may have. */
export const payloads = ({ declared }: Endpoint): ReadonlyArray<Schema.Top> =>
  [...declared.payload.values()].flatMap(({ schemas }) => schemas)

/** The codecs of the bodies that an answer may have. */
export const bodies = ({ successes, errors }: Endpoint, status: number): ReadonlyArray<Schema.Top> =>
  [...(successes.get(status) ?? []), ...(errors.get(status) ?? [])].map((schema) =>
    HttpApiSchema.isWithHeaders(schema) ? schema.schema : schema
  )

/** Reads as strictly as a server does, in euros. */
export const read = (schema: Schema.Top, value: unknown): Exit.Exit<unknown, Schema.SchemaError> =>
  Effect.runSyncExit(
    Effect.provideService(
      Schema.decodeUnknownEffect(schema, { errors: "all", onExcessProperty: "error" })(value) as Effect.Effect<
        unknown,
        Schema.SchemaError,
        BookCurrency
      >,
      BookCurrency,
      { currency: CurrencyCode.make("EUR") }
    )
  )
