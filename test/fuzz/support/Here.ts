/** What requests are made from: the contract, an account with what is in it, and chance. */
import type { Chance } from "./Chance.ts"
import type { Published, PublishedOperation } from "./Published.ts"

/** Ids by the last part of the path that creates them. */
export type Things = Readonly<Record<string, ReadonlyArray<string>>>

export interface World {
  /** Within a server, nobody else's. */
  readonly name: string
  readonly email: string
  readonly password: string
  readonly accessToken: string
  readonly refreshToken: string
  readonly own: Things
  /** Things of somebody else. */
  readonly strangers: Things
}

export interface Here {
  readonly contract: Published
  readonly operation: PublishedOperation
  readonly world: World
  readonly chance: Chance
  /** Told in names that must not be taken. */
  readonly unique: string
}

/** A well-formed id that nothing has. */
export const nobodysId = "01900000-0000-7000-8000-000000000000"

/** Stands in what a stranger has, and must never be answered to anyone else. */
export const canary = "canary of a stranger"

/** The ids that a parameter or field of an operation is about: `category_id` of categories, others of the path's. */
export const idsFor = (things: Things, { path }: PublishedOperation, name: string): ReadonlyArray<string> => {
  const [, ofPath = ""] = /\/([a-z]+)\/\{id\}/.exec(path) ?? []
  const [, ofName] = /^(\w+)_id$/.exec(name) ?? []
  const kind = ofName === undefined ? ofPath : ofName.endsWith("y") ? `${ofName.slice(0, -1)}ies` : `${ofName}s`
  return things[kind] ?? []
}
