/**
 * One page of expenses by the domain's own filter and order. A page needs only the first few of many, so that those
 * are picked out and not everything is sorted.
 */
import {
  compareExpenses,
  type Expense,
  type ExpensePage,
  type ExpensePosition,
  type ExpenseQuery,
  type ExpenseSort,
  isDescending,
  matches,
  sortField,
  sortKey
} from "@outlay/domain"

export const pageOf = (expenses: Iterable<Expense>, { filter, sort, perPage, from }: ExpenseQuery): ExpensePage => {
  const matching = Array.from(expenses).filter((expense) => matches(filter, expense))
  const byNumber = "page" in from
  const skipped = byNumber ? (from.page - 1) * perPage : 0
  const candidates = byNumber ? matching : matching.filter(isAfter(sort, from.after))
  const first = smallest(candidates, skipped + perPage + 1, compareExpenses(sort))
  const items = first.slice(skipped, skipped + perPage)
  const last = items.at(-1)
  return {
    items,
    total: byNumber ? matching.length : null,
    next: last === undefined || first.length <= skipped + perPage ? null : positionOf(sort, last)
  }
}

const positionOf = (sort: ExpenseSort, expense: Expense): ExpensePosition => ({
  key: sortKey(sort, expense).toString(),
  id: expense.id
})

// By key and id and not by finding the expense, because it may be gone.
const isAfter = (sort: ExpenseSort, position: ExpensePosition): ((expense: Expense) => boolean) => {
  const key = keyOf(sort, position.key)
  const descending = isDescending(sort)
  return (expense) => {
    const own = sortKey(sort, expense)
    const [x, y] = own === key ? [expense.id, position.id] : [own, key]
    return descending ? x < y : x > y
  }
}

const keyOf = (sort: ExpenseSort, text: string): string | bigint | number => {
  switch (sortField(sort)) {
    case "date":
      return text
    case "amount":
      return BigInt(text)
    case "created_at":
      return Number(text)
  }
}

// Up to so many it is faster to keep the best in order than to sort all.
const few = 1000

const smallest = <A>(items: ReadonlyArray<A>, count: number, compare: (a: A, b: A) => number): ReadonlyArray<A> => {
  if (count > few || count >= items.length) return items.toSorted(compare).slice(0, count)
  const best = items.slice(0, count).toSorted(compare)
  for (let i = count; i < items.length; i++) {
    const item = items[i]
    const worst = best[count - 1]
    if (item === undefined || worst === undefined || compare(item, worst) >= 0) continue
    best.pop()
    best.splice(rankOf(best, item, compare), 0, item)
  }
  return best
}

/** How many of the sorted items come before one. */
const rankOf = <A>(sorted: ReadonlyArray<A>, item: A, compare: (a: A, b: A) => number): number => {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const other = sorted[middle]
    if (other !== undefined && compare(other, item) < 0) low = middle + 1
    else high = middle
  }
  return low
}
