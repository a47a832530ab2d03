/** Random numbers that are the same on every machine: mulberry32, seeded by a whole number. */
export interface Random {
  /** From 0 up to but not including 1. */
  readonly next: () => number
  /** A whole number, both ends included. */
  readonly between: (min: number, max: number) => number
  readonly pick: <A>(items: readonly [A, ...ReadonlyArray<A>]) => A
}

export const random = (seed: number): Random => {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  return { next, between, pick: (items) => items[between(0, items.length - 1)] ?? items[0] }
}
