/** All promises of the ports, in the order in which they build on one another; random histories come last. */
import { books } from "./book/books.ts"
import { identity } from "./book/identity.ts"
import { members } from "./book/members.ts"
import { otherBooks } from "./book/otherBooks.ts"
import { budgets } from "./budget/budgets.ts"
import { overlaps } from "./budget/overlaps.ts"
import { categories } from "./category/categories.ts"
import { mergedSpending, merging } from "./category/merging.ts"
import { names } from "./category/names.ts"
import { crowds } from "./concurrency/crowds.ts"
import { fields, fieldsOfUsers } from "./concurrency/fields.ts"
import { identities } from "./concurrency/identities.ts"
import { logins, loginsMeanwhile } from "./concurrency/logins.ts"
import { races } from "./concurrency/races.ts"
import { readers } from "./concurrency/readers.ts"
import { recordings } from "./concurrency/recordings.ts"
import { references } from "./concurrency/references.ts"
import { transactions } from "./concurrency/transactions.ts"
import { expenses } from "./expense/expenses.ts"
import { filters } from "./expense/filters.ts"
import { pages } from "./expense/pages.ts"
import { queries } from "./expense/queries.ts"
import { values } from "./expense/values.ts"
import { answers } from "./idempotency/answers.ts"
import { oneTransaction } from "./idempotency/oneTransaction.ts"
import { repetitions } from "./idempotency/repetitions.ts"
import { rotations } from "./identity/rotations.ts"
import { sessionEnds } from "./identity/sessionEnds.ts"
import { sessions } from "./identity/sessions.ts"
import { userNames } from "./identity/userNames.ts"
import { users } from "./identity/users.ts"
import { attempts } from "./limits/attempts.ts"
import { counts } from "./limits/counts.ts"
import { exactWindows, windows } from "./limits/windows.ts"
import { everyField } from "./modify/everyField.ts"
import { modifications } from "./modify/subjects.ts"
import { spendingChanges } from "./spending/changes.ts"
import { spending } from "./spending/spending.ts"
import { sums } from "./spending/sums.ts"
import { isolation } from "./transactor/isolation.ts"
import { nesting } from "./transactor/nesting.ts"
import { refusals, refusalsOfUsers } from "./transactor/refusals.ts"
import { rollbacks, rollbacksOfUsers } from "./transactor/rollbacks.ts"
import { model } from "./model.ts"
import type { Section } from "./PortPromise.ts"
import type { Port, PortName } from "./ports.ts"
import { bookHistories } from "./random/bookHistories.ts"
import { identityHistories } from "./random/identityHistories.ts"
import { historiesSection, type Repetition } from "./random/histories.ts"
import { limitHistories } from "./random/limitHistories.ts"
import { repetition } from "./random/repetition.ts"

export const sections: ReadonlyArray<Section> = [
  books,
  members,
  categories,
  names,
  merging,
  mergedSpending,
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
  sessionEnds,
  rotations,
  spending,
  spendingChanges,
  sums,
  rollbacks,
  rollbacksOfUsers,
  nesting,
  refusals,
  refusalsOfUsers,
  isolation,
  ...modifications,
  ...everyField,
  otherBooks,
  identity,
  races,
  references,
  transactions,
  recordings,
  crowds,
  readers,
  fields,
  fieldsOfUsers,
  identities,
  logins,
  loginsMeanwhile,
  answers,
  oneTransaction,
  repetitions,
  counts,
  windows,
  exactWindows,
  attempts
]

/** Random histories, compared with the model. */
const randomSections = (options: Repetition): ReadonlyArray<Section> => [
  historiesSection(bookHistories, model, options),
  historiesSection(identityHistories, model, options),
  historiesSection(limitHistories, model, options)
]

/**
 * The sections that a store of these ports is held to: those that need no other port. A runner registers them; as data
 * they can be run by a program as well.
 *
 * @example
 * ```ts
 * import { sectionsOf } from "@outlay/testing"
 *
 * console.log(sectionsOf(["books"]).map(({ about }) => about)) // [ 'modify' ]
 * ```
 */
export const sectionsOf = <K extends PortName>(
  given: ReadonlyArray<K>,
  options?: Partial<Repetition>
): ReadonlyArray<Section<Port<K>>> =>
  [...sections, ...randomSections(repetition(options))].filter((it): it is Section<Port<K>> =>
    it.needs.every((name) => given.some((port) => port === name))
  )
