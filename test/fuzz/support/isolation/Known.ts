/** What somebody knows after some steps: the ids that were answered, and what a next step can go on with. */
import type { Chance } from "../Chance.ts"
import { nobodysId } from "../Here.ts"

export type Kind = "categories" | "expenses" | "budgets"

export interface Known {
  /** Of everything ever created, also of what is gone. */
  readonly own: Record<Kind, Array<string>>
  /** Of somebody else; where there is nobody, ids that nothing has. */
  readonly others: Readonly<Record<Kind, ReadonlyArray<string>>>
  /** The query of the last page and where it ended. */
  next: { readonly query: string; readonly cursor: string } | undefined
  etag: string | undefined
}

export interface Step {
  readonly method: string
  /** Under the base path. */
  readonly path: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** What the answer creates. */
  readonly creates?: Kind
}

export const nothingKnown = (others: Known["others"]): Known => ({
  own: { categories: [], expenses: [], budgets: [] },
  others,
  next: undefined,
  etag: undefined
})

/** An id of one's own, in one of six cases somebody else's, and nobody's as long as there is none. */
export const anId = (chance: Chance, { others, own }: Known, kind: Kind): string => {
  const ids = chance.oneIn(6) || own[kind].length === 0 ? others[kind] : own[kind]
  return ids.length === 0 ? nobodysId : chance.pick(ids)
}
