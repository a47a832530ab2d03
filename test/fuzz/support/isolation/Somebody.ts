/** Somebody who takes random steps on a server, one after the other, each decided by a seed and what was answered. */
import { type Answer, Client } from "../../../http/support/Client.ts"
import { chanceOf } from "../Chance.ts"
import { type Known, nothingKnown, type Step } from "./Known.ts"
import { stepOf } from "./steps.ts"

export interface Taken {
  readonly asked: string
  readonly status: number
  readonly headers: Readonly<Record<string, string | null>>
  readonly text: string
}

interface Body {
  readonly id?: string
  readonly access_token?: string
  readonly next_cursor?: string | null
  readonly items?: ReadonlyArray<{ readonly id: string }>
}

const told = ["content-type", "etag", "location", "allow", "www-authenticate", "retry-after", "idempotency-replayed"]

export class Somebody {
  known: Known
  readonly #chance
  readonly #name: string
  #client: Client

  constructor(url: string, name: string, seed: string, others: Known["others"]) {
    this.#client = new Client(url)
    this.#name = name
    this.#chance = chanceOf(`${seed} ${name}`)
    this.known = nothingKnown(others)
  }

  /** Signs up and in, and looks around. */
  async arrive(): Promise<ReadonlyArray<Taken>> {
    const name = this.#name
    const credentials = { email: `${name}@example.com`, password: "correct horse battery" }
    const registered = await this.#take({
      method: "POST",
      path: "/auth/register",
      body: { ...credentials, username: name }
    })
    const signedIn = await this.#take({ method: "POST", path: "/auth/login", body: credentials })
    const body = JSON.parse(signedIn.text) as Body
    this.#client = new Client(this.#client.url, body.access_token ?? "")
    const listed = await this.#take({ method: "GET", path: "/categories" })
    const { items = [] } = JSON.parse(listed.text) as Body
    this.known.own.categories.push(...items.map(({ id }) => id))
    return [registered, signedIn, listed]
  }

  /** From now on the ids of somebody are tried. */
  meet({ known }: Somebody): void {
    this.known = { ...this.known, others: known.own }
  }

  step(): Promise<Taken> {
    return this.#take(stepOf(this.#chance, this.known))
  }

  leave(): Promise<Taken> {
    return this.#take({ method: "DELETE", path: "/users/me" })
  }

  async #take(step: Step): Promise<Taken> {
    const { body, headers = {}, method, path } = step
    const answer = await this.#client.send<Body | undefined>(method, path, {
      ...(body === undefined ? {} : { body }),
      headers
    })
    this.#learn(step, answer)
    return {
      asked: `${method} ${path} ${JSON.stringify(headers)} ${JSON.stringify(body) ?? ""}`,
      status: answer.status,
      headers: Object.fromEntries(told.map((name) => [name, answer.headers.get(name)])),
      text: answer.text
    }
  }

  #learn({ creates, path }: Step, { body, headers, status }: Answer<Body | undefined>): void {
    this.known.etag = headers.get("etag") ?? this.known.etag
    if (creates !== undefined && status === 201 && body?.id !== undefined) this.known.own[creates].push(body.id)
    if (!path.startsWith("/expenses?") || status !== 200) return
    const query = path.slice("/expenses?".length).replaceAll(/&?(cursor|page)=[^&]*/g, "")
    const cursor = body?.next_cursor ?? undefined
    this.known.next = cursor === undefined ? undefined : { query, cursor }
  }
}
