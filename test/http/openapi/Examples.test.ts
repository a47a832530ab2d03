import { assert, describe, it } from "@effect/vitest"
import { Exit } from "effect"
import { bodiesOf, examplesOf, operation, operations, type Parameter } from "./Document.ts"
import { bodies, endpoint, payloads, read } from "./Endpoints.ts"
import { faultsBy } from "./JsonSchemas.ts"

const isRead = (value: unknown) => (schema: Parameters<typeof read>[0]) => Exit.isSuccess(read(schema, value))

/** The example of a parameter; what stands in an address or a header is text. */
const exampleOf = ({ example, schema }: Parameter): unknown => {
  const value = example ?? schema.examples?.[0]
  return Array.isArray(value) ? value : String(value)
}

describe.each(operations)("the examples of %s", (name, { operationId, parameters, requestBody, responses }) => {
  const codecs = endpoint(operationId)

  it("are bodies that a server takes", () => {
    for (const example of examplesOf(requestBody ?? {})) {
      const accepted = payloads(codecs).filter(isRead(example))
      assert.strictEqual(accepted.length, 1, JSON.stringify(example))
    }
  })

  it("are bodies that a client understands", () => {
    for (const [status, answer] of Object.entries(responses)) {
      for (const example of examplesOf(answer)) {
        assert.isTrue(bodies(codecs, Number(status)).some(isRead(example)), `${status} ${JSON.stringify(example)}`)
      }
    }
  })

  it("are as their schemas say", () => {
    for (const { content = {} } of bodiesOf(operation(name))) {
      for (const media of Object.values(content)) {
        for (const example of examplesOf({ content: { media } })) {
          assert.deepStrictEqual(faultsBy(media.schema, example), [], JSON.stringify(example))
        }
      }
    }
    for (const { name, schema, example } of parameters) {
      assert.deepStrictEqual(faultsBy(schema, example ?? schema.examples?.[0]), [], name)
    }
  })

  it.each(["path", "query", "header"] as const)("are parameters that a server takes, in the %s", (place) => {
    const { params, query, headers } = codecs.declared
    const schema = { path: params, query, header: headers }[place]
    // A page is asked for by number or by cursor.
    const sent = parameters.filter((it) => it.in === place && it.name !== "page")
    if (schema === undefined) return assert.deepStrictEqual(sent, [])
    const values = Object.fromEntries(sent.map((it) => [it.name.toLowerCase(), exampleOf(it)]))
    assert.isTrue(isRead(values)(schema), JSON.stringify(values))
  })
})
