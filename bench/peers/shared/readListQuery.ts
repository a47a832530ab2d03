/** The parameters of the list of expenses. Every fault is told, in the order and with the words of Outlay. */
import { dateFault } from "./calendar.ts"
import { cursorShape } from "./cursor.ts"
import type { ListQuery, Sort } from "./listQuery.ts"
import { type Amount, readAmount } from "./money.ts"
import { isUuid } from "./newExpense.ts"
import { type Parameters, readSingle, reportRange, reportUnknown, wholeNumber } from "./parameters.ts"
import type { Fault } from "./problems.ts"
import { caseKey, normalizeText, searchWords, storableFault } from "./text.ts"

const sorts = new Set(["-date", "date", "-amount", "amount", "-created_at", "created_at"])

const known = new Set(
  ["start_date", "end_date", "category_id", "min_amount", "max_amount", "tags", "tags_match", "payment_method"].concat([
    "q",
    "sort",
    "page",
    "per_page",
    "cursor"
  ])
)

const pageFault = wholeNumber(1, Number.MAX_SAFE_INTEGER)
const perPageFault = wholeNumber(1, 100)
const matchFault = (text: string) => (text === "all" || text === "any" ? undefined : 'must be "all" or "any"')
const sortFault = (text: string) =>
  sorts.has(text) ? undefined : `must be one of ${[...sorts].map((sort) => `"${sort}"`).join(", ")}`
const cursorFault = (text: string) => (cursorShape.test(text) ? undefined : "is damaged or belongs to another query")
const textFault = (text: string) => storableFault(normalizeText(text))

/** What the list is asked when there are no faults. Without a currency, amounts are checked by the database's answer. */
export const readListQuery = (parameters: Parameters, faults: Array<Fault>, currency?: string): ListQuery => {
  reportUnknown(parameters, known, faults)
  const single = (name: string, faultOf: (text: string) => string | undefined) =>
    readSingle(parameters, name, faults, faultOf)
  const amount = (name: string): Amount | undefined => {
    let read: Amount | undefined
    single(name, (text) => {
      const asked = readAmount(text, currency)
      if (typeof asked === "string") return asked
      read = asked
      return undefined
    })
    return read
  }
  const startDate = single("start_date", dateFault)
  const endDate = single("end_date", dateFault)
  const categoryIds = readCategories(parameters["category_id"], faults)
  const minAmount = amount("min_amount")
  const maxAmount = amount("max_amount")
  const tags = readTags(parameters["tags"], faults)
  const tagsMatch = single("tags_match", matchFault)
  const paymentMethod = single("payment_method", textFault)
  const words = single("q", textFault)
  const sort = single("sort", sortFault)
  const page = single("page", pageFault)
  const perPage = single("per_page", perPageFault)
  const cursor = single("cursor", cursorFault)
  reportRange(startDate, endDate, faults)
  if (page !== undefined && cursor !== undefined) {
    faults.push({ parameter: "cursor", detail: "must not be sent together with page" })
  }
  return {
    startDate,
    endDate,
    categoryIds,
    minAmount,
    maxAmount,
    tags,
    tagsMatch: tagsMatch === "any" ? "any" : "all",
    // What is nothing but white space is empty, and empty is absent.
    paymentMethod: paymentMethod === undefined ? undefined : normalizeText(paymentMethod) || undefined,
    words: words === undefined ? noTexts : searchWords(normalizeText(words)),
    sort: (sort ?? "-date") as Sort,
    page: Number(page ?? 1),
    perPage: Number(perPage ?? 20),
    cursor
  }
}

const noTexts: ReadonlyArray<string> = []

const readCategories = (
  given: string | ReadonlyArray<string> | undefined,
  faults: Array<Fault>
): ReadonlyArray<string> => {
  if (given === undefined) return noTexts
  const ids = (typeof given === "string" ? [given] : given).map((id) => id.toLowerCase())
  if (!ids.every(isUuid)) faults.push({ parameter: "category_id", detail: "must be a UUID" })
  return [...new Set(ids)]
}

// Repeated or comma-separated, in any case; empty elements are ignored.
const readTags = (given: string | ReadonlyArray<string> | undefined, faults: Array<Fault>): ReadonlyArray<string> => {
  if (given === undefined) return noTexts
  const texts = (typeof given === "string" ? [given] : given).map(normalizeText)
  for (const detail of new Set(texts.map(storableFault))) {
    if (detail !== undefined) faults.push({ parameter: "tags", detail })
  }
  const tags = texts.flatMap((text) => text.split(",").map((tag) => caseKey(normalizeText(tag))))
  return [...new Set(tags.filter((tag) => tag !== ""))]
}
