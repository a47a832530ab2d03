/** What may go wrong in the PostgreSQL adapters. */
import { type Mutant, of } from "./Mutant.ts"

const src = "packages/adapters-pg/src"

export const pgMutants: ReadonlyArray<Mutant> = [
  ...of(`${src}/analytics/readStatement.ts`, /spending/, [
    [" and count > 0", ""],
    ["between ${date(start)} and ${date(end)} and", "between ${date(start)} and ${date(end)} - 1 and"],
    ['"daily_spending", "date", monthOfDate, part', '"daily_spending", "date", "date", part'],
    ["having count(*) > 0", ""],
    ["where book_id = ${uuid(bookId)} and ${sql.literal(key)} between", "where ${sql.literal(key)} between"],
    ["category.book_id = ${uuid(bookId)} and category.id =", "category.id ="]
  ]),
  ...of(`${src}/analytics/SpendingReaderPg.ts`, /spending/, [
    ["and (asked.category_id is null or cell.category_id = asked.category_id)", ""],
    ["group by position order by position", "group by position order by position desc"],
    ["coalesce(sum(cell.total), 0)", "coalesce(sum(cell.total)::float8, 0)"],
    ["date: range.start", "date: range.end"]
  ]),
  ...of(`${src}/analytics/wholeMonths.ts`, /spending/, [
    ["start === ofNumber(numberOf(start)).start ? 0 : 1", "0"],
    ["end === ofNumber(numberOf(end)).end ? 0 : 1", "0"],
    ["around.filter((it) => it.start <= it.end)", "around.slice(0, 1)"]
  ]),
  ...of(`${src}/book/BookRepositoryPg.ts`, /book/, [
    ["expenses_currency_fk: refusal, budgets_currency_fk: refusal", "expenses_currency_fk: refusal"],
    ["do update set role = excluded.role", "do nothing"],
    ["order by books.id`", "order by books.id desc`"],
    ["where id = ${uuid(next.id)} and revision = ${int4(revision)}", "where id = ${uuid(next.id)}"]
  ]),
  ...of(`${src}/budget/budgetOverlap.ts`, /budget/, [
    ["${y}.start_date <= ${x}.end_date", "${y}.start_date < ${x}.end_date"],
    ["${x}.start_date <= ${y}.end_date", "${x}.start_date < ${y}.end_date"],
    ["${x}.period = ${y}.period\n    and", "true\n    and"],
    ["${x}.end_date is null or ", ""]
  ]),
  ...of(`${src}/budget/BudgetRepositoryPg.ts`, /budget|moment/, [
    ["order by start_date, id`", "order by id`"],
    ["return hasSameSpan(current.value, next)", "return true"],
    ["return Effect.andThen(lockBook(sql, bookId), insertBudget(sql, budget))", "return insertBudget(sql, budget)"],
    ["and ${isVersion(sql, options)}", "and true"]
  ]),
  ...of(`${src}/budget/writeBudget.ts`, /budget/, [
    [" and id <> ${uuid(id)}", ""],
    ["sql`category_id is null`", "sql`category_id = null`"],
    ["if (currency !== amount.currency) return yield* new CurrencyMismatch({ currency: amount.currency })\n", "\n"],
    [" and revision = ${int4(revision)} and ${admissible}", " and ${admissible}"],
    ["where book_id = ${uuid(bookId)} and ${sameCategory}", "where ${sameCategory}"]
  ]),
  ...of(`${src}/category/CategoryRepositoryPg.ts`, /categor/, [
    ["order by name_key`", "order by name`"],
    [
      "refusing({ expenses_category_fk: inUse, budgets_category_fk: inUse })",
      "refusing({ expenses_category_fk: inUse })"
    ],
    ["categories.length === 1 ? run(insert) : atomically(insert)", "run(insert)"]
  ]),
  ...of(`${src}/category/categoryStatements.ts`, /categor/, [
    ["name_key = ${text(caseKey(next.name))}", "name_key = ${text(next.name)}"],
    ["${texts(categories.map((it) => caseKey(it.name)))}", "${texts(categories.map((it) => it.name.toLowerCase()))}"],
    [" and revision = ${int4(revision)}", ""],
    ["and ${isVersion(sql, options)}", "and true"]
  ]),
  ...of(`${src}/category/mergeCategory.ts`, /merg/, [
    [
      "set category_id = ${uuid(target)}, updated_at = ${instant(now)}, version = version + 1, revision = revision + 1\n      where book_id = ${uuid(bookId)} and category_id = ${uuid(id)} and not (select exists from overlap)\n    ), moved_expenses",
      "set category_id = ${uuid(target)}, updated_at = ${instant(now)}, revision = revision + 1\n      where book_id = ${uuid(bookId)} and category_id = ${uuid(id)} and not (select exists from overlap)\n    ), moved_expenses"
    ],
    ["if (overlap?.exists === true) return yield* new BudgetOverlap()\n", "\n"],
    ["total, count from moved where count > 0", "total, 1 from moved where count > 0"],
    ["if (!found.has_target) return yield* new CategoryNotFound({ id: target })\n", "\n"],
    ["if (version !== undefined && version !== found.version) {", "if (false) {"]
  ]),
  ...of(`${src}/expense/admission.ts`, /expenses/, [
    ["amount.currency !== found.currency", "false"],
    ["!found.has_category\n", "false\n"],
    [" and exists (select from book)\n    for key share\n  )`", "\n  )`"]
  ]),
  ...of(`${src}/expense/changeExpense.ts`, /expense|modify/, [
    [
      "(${date(before.date)}, ${uuid(before.categoryId)}, ${int8(-before.amount.minor)}, -1),",
      "(${date(next.date)}, ${uuid(before.categoryId)}, ${int8(-before.amount.minor)}, -1),"
    ],
    ["and expenses.revision = ${int4(revision)} and", "and"],
    ["search_text = ${text(searchText(next))},", ""],
    ["recorded_by = ${uuid(next.recordedBy)},", ""],
    ["select book_id, moved.* from written, (values", "select ${uuid(next.bookId)}, moved.* from (values"]
  ]),
  ...of(`${src}/expense/expenseConditions.ts`, /list of expenses/, [
    ["date >= ${date(startDate)}", "date > ${date(startDate)}"],
    ["date <= ${date(endDate)}", "date < ${date(endDate)}"],
    ["amount >= ${int8(inRange(minAmount))}", "amount > ${int8(inRange(minAmount))}"],
    ["payment_method = ${text(paymentMethod)}", "lower(payment_method) = lower(${text(paymentMethod)})"],
    ['.replace(/[%_\\\\]/g, "\\\\$&")', ""],
    ["uuids([category, ...further])", "uuids(further)"],
    ['tagsMatch === "all" ? "@>" : "&&"', '"&&"'],
    ['tagsMatch === "all" ? "@>" : "&&"', '"@>"'],
    ["tags.filter(isText).map((tag) => `${tag},${bookId}`)", "tags.filter(isText)"],
    ["tags.filter(isText)", "tags"],
    ["if (!isStorable(filter)) return [sql`false`]\n", "\n"],
    ["amount > maxInt8 ? maxInt8 : amount < -maxInt8 ? -maxInt8 : amount", "amount"]
  ]),
  ...of(`${src}/expense/listExpenses.ts`, /list of expenses/, [
    ["rows.length <= perPage ?", "rows.length < perPage ?"],
    ["rows.filter((row) => row.id !== null)", "rows"],
    ["pageOf(bookId, query, rows, null)", "pageOf(bookId, query, rows, rows.length)"]
  ]),
  ...of(`${src}/expense/pageStatements.ts`, /list of expenses/, [
    ['isDescending(sort) ? "<" : ">"', 'isDescending(sort) ? "<=" : ">="'],
    ["id ${direction}`", "id`"],
    ["BigInt(page - 1) * BigInt(perPage)", "BigInt(page) * BigInt(perPage)"]
  ]),
  ...of(`${src}/expense/insertExpenses.ts`, /expenses/, [
    [" and book.currency = given.currency", ""],
    ["join category on category.book_id = given.book_id and category.id", "join category on category.id"],
    ["not ${bool(whole)} or (select count(*) from taken) = ${int4(expenses.length)}", "true"],
    ["(select count(*) from taken) = ${int4(expenses.length)}", "true"],
    ['.replace(/["\\\\]/g, "\\\\$&")', ""]
  ]),
  ...of(`${src}/expense/recordTogether.ts`, /expenses/, [
    ["has_category: book.categories.has(expense.categoryId)", "has_category: true"],
    [": Effect.forEach(entries, alone,", ": Effect.forEach(entries.slice(1), alone,"],
    ["whole: false", "whole: true"]
  ]),
  ...of(`${src}/expense/removeExpense.ts`, /expenses|moment/, [
    ["and ${isVersion(sql, options)}", "and true"],
    ["category_id, -amount, -1 from removed", "category_id, -amount, 0 from removed"]
  ]),
  ...of(`${src}/expense/spendingCells.ts`, /spending|expenses/, [
    ["sum(total)::bigint, sum(count)", "max(total)::bigint, sum(count)"],
    ["date_trunc('month', date::timestamp)", "date_trunc('year', date::timestamp)"],
    [
      "set total = cell.total + excluded.total, count = cell.count + excluded.count`",
      "set total = excluded.total, count = excluded.count`"
    ]
  ]),
  ...of(`${src}/idempotency/IdempotencyStorePg.ts`, /answer|repet/, [
    ["where known.expires_at <= ${instant(at)}", "where known.expires_at < ${instant(at)}"],
    [
      "delete from idempotency_keys where expires_at <= ${instant(at)}",
      "delete from idempotency_keys where expires_at < ${instant(at)}"
    ],
    ["set fingerprint = excluded.fingerprint, answer = null", "set answer = null"]
  ]),
  ...of(`${src}/identity/accountStatements.ts`, /user/, [
    ["username_key = ${text(caseKey(user.username))},", "username_key = ${text(user.username)},"],
    [" and revision = ${int4(current.revision)}", ""]
  ]),
  ...of(`${src}/identity/RefreshSessionsPg.ts`, /session|token/, [
    [" and password_hash = ${text(proven)}", ""],
    [" and users.is_active", ""],
    [" and sessions.ended_at is null", ""],
    [" and left_over.expires_at > ${instant(at)}", ""]
  ]),
  ...of(`${src}/identity/rotateToken.ts`, /token/, [
    ["expires_at <= ${instant(now)} then", "expires_at < ${instant(now)} then"],
    ["first_used_at > ${reusableAfter}", "first_used_at >= ${reusableAfter}"],
    [" and decided.first_used_at is null", ""],
    ["where sessions.id = decided.id and outcome = 'Stolen'", "where false"]
  ]),
  ...of(`${src}/store/Database.ts`, /refusal|transaction/, [
    ["unlessOpen(statement, sql.withTransaction(statement))", "unlessOpen(statement, statement)"],
    ["settle(whole(sql.withTransaction(steps)))", "settle(whole(steps))"]
  ]),
  ...of(`${src}/store/Optimistic.ts`, /modify|moment/, [
    ["if (next === current.value) return next\n", "\n"],
    ["Result.isFailure(written) && latest.revision === current.revision", "Result.isFailure(written)"]
  ]),
  ...of(`${src}/store/Removal.ts`, /expenses|budgets|categories/, [["row.removed || version === undefined", "true"]])
]
