/** The cases: each is made from a seed and a number alone, in the account that it is given. */
import { chanceOf } from "./Chance.ts"
import { acceptance, type Attempt, draft, type Kind, requestOf } from "./Draft.ts"
import * as bodies from "./kinds/bodies.ts"
import * as fields from "./kinds/fields.ts"
import * as headers from "./kinds/headers.ts"
import * as paths from "./kinds/paths.ts"
import * as queries from "./kinds/queries.ts"
import type { Published, PublishedOperation } from "./Published.ts"
import type { World } from "./Here.ts"

export interface Case extends Attempt {
  readonly index: number
  readonly operation: PublishedOperation
}

const valid: Kind = (it, here) => ({ what: "valid", request: requestOf(it), statuses: acceptance(it, here) })

/** How often each is tried, where it can be. */
const kinds: ReadonlyArray<readonly [times: number, kind: Kind]> = [
  [22, valid],
  [22, fields.wrongField],
  [8, fields.oddField],
  [3, fields.missingField],
  [3, fields.unknownField],
  [2, fields.unspeakableField],
  [0.5, fields.manyFields],
  [3, fields.twice],
  [3, fields.othersId],
  [1, fields.empty],
  [4, bodies.unreadableBody],
  [2, bodies.otherShape],
  [2, bodies.otherType],
  [1, bodies.compressed],
  [0.5, bodies.large],
  [1.5, bodies.otherSpelling],
  [1, bodies.uncalledFor],
  [3, queries.unknownParameter],
  [0.5, queries.manyParameters],
  [2, queries.emptyParameter],
  [2, queries.repeatedParameter],
  [12, queries.wrongParameter],
  [3, queries.othersFilter],
  [2, queries.brokenQuery],
  [1, queries.strangeQuery],
  [1, queries.longQuery],
  [5, paths.wrongSegment],
  [3, paths.othersThing],
  [1, paths.capitals],
  [1, paths.brokenSegment],
  [1, paths.noPath],
  [2, paths.otherSpelling],
  [0.5, paths.longPath],
  [1, paths.head],
  [1.5, paths.otherMethod],
  [0.5, paths.noMethod],
  [4, headers.oddHeader],
  [3, headers.noCredentials],
  [4, headers.besideHeader],
  [0.5, headers.manyHeaders]
]

const chances = kinds.flatMap(([times, kind]) => Array.from({ length: times * 2 }, () => kind))

export const caseOf = (contract: Published, world: World, seed: string, index: number): Case => {
  const chance = chanceOf(`${seed} ${index}`)
  const operation = chance.pick(contract.operations)
  const here = { contract, operation, world, chance, unique: String(index) }
  const made = draft(here)
  const choose = (): Attempt => chance.pick(chances)(made, here) ?? choose()
  return { index, operation, ...choose() }
}
