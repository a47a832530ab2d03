/** The same script of somebody, on a server of their own and on one where somebody else lives and works as well. */
import { Effect } from "effect"
import { randomUUID } from "node:crypto"
import { settling } from "../../../e2e/support/settled.ts"
import type { Known } from "./Known.ts"
import { Somebody, type Taken } from "./Somebody.ts"

const steps = 160
/** What the other one does before. */
const headStart = 60

const nobodys = (): ReadonlyArray<string> => Array.from({ length: 5 }, () => randomUUID())

/** Ids that nothing has, where there is nobody else. */
const nobody = (): Known["others"] => ({ categories: nobodys(), expenses: nobodys(), budgets: nobodys() })

/** What was asked and answered, without what differs from run to run. */
const settled = (taken: ReadonlyArray<Taken>): ReadonlyArray<Taken> => {
  const settle = settling()
  return taken.map((it) => JSON.parse(settle(JSON.stringify({ ...it, text: parsed(it.text) }))) as Taken)
}

// Within a text, tokens would have no quotation marks to be known by.
const parsed = (text: string): unknown => (text === "" ? "" : JSON.parse(text))

export const alone = Effect.fnUntraced(function* (url: string, seed: string) {
  const ann = new Somebody(url, "ann", seed, nobody())
  const taken = [...(yield* Effect.promise(() => ann.arrive()))]
  for (let step = 0; step < steps; step++) taken.push(yield* Effect.promise(() => ann.step()))
  taken.push(yield* Effect.promise(() => ann.leave()))
  return settled(taken)
})

/** Bob has things before Ann comes, and does something while she waits for each of her answers. He tries her ids too. */
export const besideSomebody = Effect.fnUntraced(function* (url: string, seed: string) {
  const bob = new Somebody(url, `bob-${seed.replaceAll(/\W+/g, "-")}`, seed, nobody())
  yield* Effect.promise(() => bob.arrive())
  for (let step = 0; step < headStart; step++) yield* Effect.promise(() => bob.step())
  const ann = new Somebody(url, "ann", seed, lastOf(bob.known))
  const taken = [...(yield* Effect.promise(() => ann.arrive()))]
  bob.meet(ann)
  for (let step = 0; step < steps; step++) {
    const [answer] = yield* Effect.promise(() => Promise.all([ann.step(), bob.step()]))
    taken.push(answer)
    yield* Effect.promise(() => bob.step())
  }
  taken.push(yield* Effect.promise(() => ann.leave()))
  return settled(taken)
})

/** As many as nobody has where there is nobody. */
const lastOf = ({ own }: Known): Known["others"] => {
  const last = (ids: ReadonlyArray<string>) => [...ids.slice(-5), ...nobodys()].slice(0, 5)
  return { categories: last(own.categories), expenses: last(own.expenses), budgets: last(own.budgets) }
}
