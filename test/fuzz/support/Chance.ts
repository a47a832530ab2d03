/** Seeded choices: a text gives the same ones on every machine. */
import { random } from "@outlay/server/demo/random"

export interface Chance {
  /** A whole number, both ends included. */
  readonly between: (min: number, max: number) => number
  readonly pick: <A>(items: ReadonlyArray<A>) => A
  /** True in one of so many cases. */
  readonly oneIn: (cases: number) => boolean
}

export const chanceOf = (seed: string): Chance => {
  const { between } = random(fnv1a(seed))
  const pick = <A>(items: ReadonlyArray<A>): A => {
    const [item] = items.slice(between(0, items.length - 1))
    if (item === undefined) throw new Error("there is nothing to choose from")
    return item
  }
  return { between, pick, oneIn: (cases) => between(1, cases) === 1 }
}

const fnv1a = (text: string): number =>
  Buffer.from(text).reduce((hash, byte) => Math.imul(hash ^ byte, 0x0100_0193), 0x811c_9dc5)
