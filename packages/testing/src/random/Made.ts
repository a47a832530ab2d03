/**
 * The ids of all that is made in one history, known before it begins, so that it can be played on two stores. What a
 * number refers to depends on what was tried before, and on no answer.
 */
import { Effect } from "effect"
import { nextId } from "../builders.ts"

// A prime, so that steps of any length come to all of them.
const count = 509

export const historyIds = Effect.forEach(Array.from({ length: count }), () => nextId)

/** What has been tried to be made so far, by kind. */
export class Made {
  readonly #ids: ReadonlyArray<string>
  readonly #made = new Map<string, Array<string>>()
  #taken = 0

  constructor(ids: ReadonlyArray<string>) {
    this.#ids = ids
  }

  /** A new id; their order is not that of their making. */
  next(kind: string): string {
    const id = this.spare()
    this.#made.set(kind, [...this.all(kind), id])
    return id
  }

  /** One that was tried to be made, counted from the latest, which is most likely to be there still. */
  find(kind: string, number: number): string {
    const made = this.all(kind)
    return made.at(-1 - (number % made.length)) ?? this.spare()
  }

  /** One that never was. */
  spare(): string {
    const id = this.#ids[(++this.#taken * 211) % count]
    if (id === undefined || this.#taken >= count) throw new Error("the history has run out of ids")
    return id
  }

  all(kind: string): ReadonlyArray<string> {
    return this.#made.get(kind) ?? []
  }
}
