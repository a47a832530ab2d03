/** All promises of the ports, in the order in which they build on one another. */
import { books } from "./book/books.ts"
import { members } from "./book/members.ts"
import { categories } from "./category/categories.ts"
import { merging } from "./category/merging.ts"
import { names } from "./category/names.ts"
import { expenses } from "./expense/expenses.ts"
import { filters } from "./expense/filters.ts"
import { pages } from "./expense/pages.ts"
import { queries } from "./expense/queries.ts"
import { values } from "./expense/values.ts"
import { modifications } from "./modify/subjects.ts"
import type { Section } from "./PortPromise.ts"

export const sections: ReadonlyArray<Section> = [
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
  modifications
]
