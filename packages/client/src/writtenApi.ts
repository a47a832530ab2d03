/**
 * The contract as requests are written: with plain texts and numbers where the server reads ids, dates, money and
 * passwords. What is wrong with them the server tells, each fault with its place.
 */
import { Api } from "@outlay/adapters-http/api/Api"
import { Record, Schema } from "effect"
import type { HttpApiEndpoint, HttpApiGroup } from "effect/http-api"

const written = (schema: Schema.Top | undefined) => (schema === undefined ? undefined : Schema.toEncoded(schema))

const writtenPayload = (payload: HttpApiEndpoint.PayloadMap) =>
  new Map(
    Array.from(payload, ([type, { encoding, schemas }]) => [type, { encoding, schemas: schemas.map(Schema.toEncoded) }])
  )

// An endpoint, a group or an API is all that it was, but for what is written here.
const writtenEndpoint = (endpoint: HttpApiEndpoint.Constraint) => {
  const { headers, params, payload, query } = endpoint as HttpApiEndpoint.Top
  return Object.create(endpoint, {
    params: { value: written(params) },
    query: { value: written(query) },
    headers: { value: written(headers) },
    payload: { value: writtenPayload(payload) }
  })
}

const writtenGroup = (group: HttpApiGroup.Constraint) =>
  Object.create(group, { endpoints: { value: Record.map({ ...group.endpoints }, writtenEndpoint) } })

export const writtenApi: typeof Api = Object.create(Api, {
  groups: { value: Record.map({ ...Api.groups }, writtenGroup) }
})
