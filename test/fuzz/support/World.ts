/**
 * What a case begins with: an account of its own with a few things in it, and the ids of a stranger's. It is always
 * made in the same way, so that a case finds the same whether it runs alone or among others.
 */
import { Effect } from "effect"
import { type Answer, Client } from "../../http/support/Client.ts"
import { chanceOf } from "./Chance.ts"
import { canary, type Here, type Things, type World } from "./Here.ts"
import { fieldsOf, jsonSchemaOf, type Published, type PublishedOperation } from "./Published.ts"
import { bodyValues } from "./values.ts"

const expected = <A>(answer: Answer<A>, status: number, what: string): A => {
  if (answer.status !== status) throw new Error(`${what} was answered ${answer.status}: ${answer.text}`)
  return answer.body
}

/** What can be created, those first that refer to nothing else. */
const creators = ({ operations, resolve }: Published): ReadonlyArray<PublishedOperation> => {
  const refers = ({ requestBody }: PublishedOperation) =>
    Object.keys(fieldsOf(resolve(jsonSchemaOf(requestBody) ?? {}))).filter((name) => name.endsWith("_id")).length
  return operations
    .filter(({ method, security, responses }) => method === "POST" && security.length > 0 && "201" in responses)
    .toSorted((one, other) => refers(one) - refers(other))
}

const perKind = 2

const createOne = Effect.fnUntraced(function* (here: Here, client: Client, marked: boolean) {
  const { path, requestBody } = here.operation
  const body = marked ? { ...bodyValues(here), ...marks(here.contract, requestBody) } : bodyValues(here)
  const answer = yield* Effect.promise(() => client.post<{ readonly id: string }>(path.replace("/api/v1", ""), body))
  // Budgets may not overlap, and chance may well have it that they do.
  return answer.status === 409 ? [] : [expected(answer, 201, path).id]
})

const create = Effect.fnUntraced(function* (contract: Published, world: World, client: Client, marked: boolean) {
  const own: Record<string, ReadonlyArray<string>> = {}
  for (const operation of creators(contract)) {
    const key = operation.path.replace(/^.*\//, "")
    let ids: ReadonlyArray<string> = []
    for (let attempt = 0; attempt < 20 && ids.length < perKind; attempt++) {
      const unique = `${key} ${attempt}`
      const here = { contract, operation, world: { ...world, own }, chance: chanceOf(`world ${unique}`), unique }
      ids = ids.concat(yield* createOne(here, client, marked))
    }
    own[key] = ids
  }
  return own
})

const marks = ({ resolve }: Published, requestBody: PublishedOperation["requestBody"]): object => {
  const fields = fieldsOf(resolve(jsonSchemaOf(requestBody) ?? {}))
  return Object.fromEntries(["description", "notes"].flatMap((name) => (name in fields ? [[name, canary]] : [])))
}

const account = async (contract: Published, url: string, name: string, marked: boolean, strangers: Things) => {
  const credentials = { email: `${name}@example.com`, password: `password of ${name}` }
  const registration = { ...credentials, username: name, currency: "EUR", ...(marked ? { full_name: canary } : {}) }
  expected(await new Client(url).post("/auth/register", registration), 201, "the registration")
  const tokens = expected(
    await new Client(url).post<Record<"access_token" | "refresh_token", string>>("/auth/login", credentials),
    200,
    "the login"
  )
  const world = {
    name,
    ...credentials,
    accessToken: tokens.access_token,
    refreshToken: tokens.refresh_token,
    own: {},
    strangers
  }
  return {
    ...world,
    own: await Effect.runPromise(create(contract, world, new Client(url, tokens.access_token), marked))
  }
}

/** Makes worlds of one server, which share a stranger. */
export const worlds = async (contract: Published, url: string): Promise<(name: string) => Promise<World>> => {
  const stranger = await account(contract, url, "stranger", true, {})
  return (name) => account(contract, url, name, false, stranger.own)
}
