/** What may go wrong in the memory adapters. */
import { type Mutant, of } from "./Mutant.ts"

const src = "packages/adapters-memory/src"

export const memoryMutants: ReadonlyArray<Mutant> = [
  ...of(`${src}/BookRepositoryMemory.ts`, /book/, [
    ["next.currency !== current.currency && hasAmounts(state, id)", "hasAmounts(state, id)"],
    ["!HashMap.isEmpty(expenses) || !HashMap.isEmpty(budgets)", "!HashMap.isEmpty(expenses)"],
    ["!HashMap.isEmpty(expenses) || !HashMap.isEmpty(budgets)", "!HashMap.isEmpty(budgets)"],
    ["rows: HashMap.remove(state.rows, id),", ""],
    ["roles: HashMap.map(state.roles, (roles) => HashMap.remove(roles, id))", ""]
  ]),
  ...of(`${src}/BookRows.ts`, /categor|spending|expense/, [
    ["onSome: (before) => HashMap.remove(rows.names, caseKey(before.name))", "onSome: () => rows.names"],
    ["    caseKey(category.name),\n    category.id", "    category.name,\n    category.id"],
    ["  names: HashMap.remove(rows.names, caseKey(category.name))\n", ""],
    ["onSome: (before) => subtract(rows.spending, before)", "onSome: () => rows.spending"],
    ["  spending: subtract(rows.spending, expense)\n", ""]
  ]),
  ...of(`${src}/BudgetRepositoryMemory.ts`, /budget/, [
    ["if (budget.categoryId !== null) yield* refersToCategory(rows, budget.categoryId)", ""],
    ["    yield* isInCurrency(book, budget.amount)\n", ""],
    ["if (HashMap.some(rows.budgets, (other) => overlaps(budget, other)))", "if (false)"],
    ["a.startDate === b.startDate ? (a.id < b.id ? -1 : 1)", "a.startDate === b.startDate ? (a.id > b.id ? -1 : 1)"],
    ["            yield* isOfVersion(budget, options)\n", ""]
  ]),
  ...of(`${src}/CategoryRepositoryMemory.ts`, /categor/, [
    ["(holder) => holder !== category.id", "() => false"],
    [".toSorted(([a], [b]) => compareCodePoints(a, b))", ".toSorted(([a], [b]) => (a < b ? -1 : 1))"],
    ["spendsOn(rows.spending, id) || ", ""],
    [" || HashMap.some(rows.budgets, (budget) => budget.categoryId === id)", ""],
    ["              yield* refersToCategory(rows, target)\n", ""],
    ["              yield* isOfVersion(category, options)\n", ""],
    ["            yield* isOfVersion(category, options)\n            if", "            if"],
    ["if (HashMap.some(rows.budgets, (other) => overlaps(changed, other)))", "if (false)"],
    [
      "putExpense(next, reviseExpense(expense, { categoryId: target }, now))",
      "putExpense(next, { ...expense, categoryId: target } as typeof expense)"
    ],
    [
      "next = putBudget(next, changed)",
      "next = putBudget(next, { ...changed, version: budget.version } as typeof changed)"
    ]
  ]),
  ...of(`${src}/Constraints.ts`, /expense|budget|categor/, [
    ["currency === book.currency ?", "true ?"],
    ["HashMap.has(rows.categories, id) ?", "true ?"],
    ["version === undefined || version === row.version", "version === undefined || version >= row.version"],
    ["version === undefined || version === row.version", "version === undefined || version <= row.version"],
    ["{ expected: version, actual: row.version }", "{ expected: row.version, actual: version }"],
    ["if (HashMap.has(table, key)) throw", "if (false) throw"],
    ["if (row.bookId !== bookId) throw", "if (false) throw"],
    ["if (current.id !== next.id || current.bookId !== next.bookId)", "if (false)"]
  ]),
  ...of(`${src}/ExpensePaging.ts`, /list of expenses/, [
    ["(from.page - 1) * perPage", "from.page * perPage"],
    ["byNumber ? matching.length : null", "matching.length"],
    ["byNumber ? matching.length : null", "byNumber ? items.length : null"],
    ["first.length <= skipped + perPage ?", "first.length < skipped + perPage ?"],
    ["own === key ? [expense.id, position.id] : [own, key]", "[own, key]"],
    ["descending ? x < y : x > y", "x > y"],
    ["descending ? x < y : x > y", "descending ? x <= y : x >= y"],
    ["return BigInt(text)", "return text"]
  ]),
  ...of(`${src}/ExpenseRepositoryMemory.ts`, /expenses/, [
    [
      "    yield* refersToCategory(rows, expense.categoryId)\n    yield* isInCurrency(book, expense.amount)\n",
      "    yield* isInCurrency(book, expense.amount)\n    yield* refersToCategory(rows, expense.categoryId)\n"
    ],
    ["            yield* isOfVersion(expense, options)\n", ""],
    ["withRows(state, bookId, dropExpense(rows, expense))", "state"]
  ]),
  ...of(`${src}/IdempotencyStoreMemory.ts`, /answer|repet/, [
    ["`${userId} ${key}`", "key"],
    ["    DateTime.isGreaterThan(until, request.at)", "    DateTime.isGreaterThanOrEqualTo(until, request.at)"],
    ["({ until }) => DateTime.isGreaterThan(until, at)", "({ until }) => DateTime.isGreaterThanOrEqualTo(until, at)"],
    [
      "return { answer, fingerprint, replayed: true }",
      "return { answer, fingerprint: request.fingerprint, replayed: true }"
    ],
    ["Deferred.isDoneUnsafe(begun) ? Effect.never :", "false ? Effect.never :"]
  ]),
  ...of(`${src}/ModifyRow.ts`, /modify/, [["next === current ?", "true ?"]]),
  ...of(`${src}/RefreshSessionsMemory.ts`, /session|token/, [
    ["({ passwordHash }) => passwordHash === proven", "() => true"],
    ["DateTime.isGreaterThanOrEqualTo(now, token.expiresAt)", "DateTime.isGreaterThan(now, token.expiresAt)"],
    ["sinceFirstUse >= Duration.toMillis(reuseWindow)", "sinceFirstUse > Duration.toMillis(reuseWindow)"],
    ["Duration.isZero(reuseWindow) || ", ""],
    ["token.firstUsedAt ?? now", "now"],
    [
      '{ _tag: "Stolen", sessionId: session.id }, ended(state, session.id)]',
      '{ _tag: "Stolen", sessionId: session.id }, state]'
    ],
    ["account?.user.isActive === true && ", ""]
  ]),
  ...of(`${src}/Rollup.ts`, /spending/, [
    ["after.count === 0 ?", "after.count < 0 ?"],
    ["-expense.amount.minor, -1)", "-expense.amount.minor, 0)"],
    ["if (!contains(range, day)) continue", "if (!contains(range, day) || day === range.end) continue"],
    ["dateOf(yearOf(day), monthOf(day), 1)", "day"],
    ["totalOf([periods.get(date) ?? noSpending, spent])", "spent"],
    ["entriesOf(totals, categoryId ?? undefined)", "entriesOf(totals, undefined)"]
  ]),
  ...of(`${src}/Sessions.ts`, /session|token/, [
    ["DateTime.isLessThanOrEqualTo(expiresAt, at)", "DateTime.isLessThan(expiresAt, at)"],
    ["    .filter(([, { session }]) => session.userId === userId)\n", ""],
    ["const sessions = HashMap.filter(state.sessions, (_, id) => held.has(id))", "const { sessions } = state"]
  ]),
  ...of(`${src}/State.ts`, /book/, [["(a.book.id < b.book.id ? -1 : 1)", "(a.book.id > b.book.id ? -1 : 1)"]]),
  ...of(`${src}/Store.ts`, /transaction/, [
    ["              if (Exit.isFailure(exit)) return\n", ""],
    ["below.state = level.state", "committed.state = level.state"],
    [
      "level.turn.withPermit(Effect.suspend(() => (level.open ? use(level) : exclusively(use))))",
      "Effect.suspend(() => (level.open ? use(level) : exclusively(use)))"
    ]
  ]),
  ...of(`${src}/UserRepositoryMemory.ts`, /user/, [
    ["if (HashMap.has(state.emails, caseKey(email))) return Result.fail(new EmailTaken())\n", "\n"],
    ["HashMap.has(state.usernames, caseKey(username))", "HashMap.has(state.usernames, username)"],
    ["...withoutSessionsOf(withoutAccount(state, account), id),", "...withoutAccount(state, account),"],
    ["                roles: HashMap.remove(state.roles, id)\n", ""]
  ])
]
