/** All promises of the ports, in the order in which they build on one another; random histories come last. */
import type { Layer } from "effect"
import { books } from "./book/books.ts"
import { members } from "./book/members.ts"
import { otherBooks } from "./book/otherBooks.ts"
import { budgets } from "./budget/budgets.ts"
import { overlaps } from "./budget/overlaps.ts"
import { categories } from "./category/categories.ts"
import { merging } from "./category/merging.ts"
import { names } from "./category/names.ts"
import { crowds } from "./concurrency/crowds.ts"
import { fields } from "./concurrency/fields.ts"
import { identities } from "./concurrency/identities.ts"
import { races } from "./concurrency/races.ts"
import { readers } from "./concurrency/readers.ts"
import { references } from "./concurrency/references.ts"
import { expenses } from "./expense/expenses.ts"
import { filters } from "./expense/filters.ts"
import { pages } from "./expense/pages.ts"
import { queries } from "./expense/queries.ts"
import { values } from "./expense/values.ts"
import { answers } from "./idempotency/answers.ts"
import { oneTransaction } from "./idempotency/oneTransaction.ts"
import { repetitions } from "./idempotency/repetitions.ts"
import { rotations } from "./identity/rotations.ts"
import { sessions } from "./identity/sessions.ts"
import { userNames } from "./identity/userNames.ts"
import { users } from "./identity/users.ts"
import { attempts } from "./limits/attempts.ts"
import { counts } from "./limits/counts.ts"
import { exactWindows, windows } from "./limits/windows.ts"
import { modifications } from "./modify/subjects.ts"
import { spending } from "./spending/spending.ts"
import { sums } from "./spending/sums.ts"
import { isolation } from "./transactor/isolation.ts"
import { nesting } from "./transactor/nesting.ts"
import { refusals } from "./transactor/refusals.ts"
import { rollbacks } from "./transactor/rollbacks.ts"
import type { Section, Store } from "./PortPromise.ts"
import { bookHistories } from "./random/bookHistories.ts"
import { identityHistories } from "./random/identityHistories.ts"
import { historiesPromise, type Repetition } from "./random/histories.ts"
import { limitHistories } from "./random/limitHistories.ts"

export const sections: ReadonlyArray<Section<Store>> = [
  books,
  members,
  categories,
  names,
  merging,
  expenses,
  values,
  filters,
  pages,
  queries,
  budgets,
  overlaps,
  users,
  userNames,
  sessions,
  rotations,
  spending,
  sums,
  rollbacks,
  nesting,
  refusals,
  isolation,
  modifications,
  otherBooks,
  races,
  references,
  crowds,
  readers,
  fields,
  identities,
  answers,
  oneTransaction,
  repetitions,
  counts,
  windows,
  exactWindows,
  attempts
]

/** Random histories, compared with a model: a store that keeps all promises. */
export const randomSections = (model: Layer.Layer<Store>, repetition: Repetition): ReadonlyArray<Section<Store>> => [
  {
    about: "random histories",
    promises: [
      historiesPromise(bookHistories, model, repetition),
      historiesPromise(identityHistories, model, repetition),
      historiesPromise(limitHistories, model, repetition)
    ]
  }
]
