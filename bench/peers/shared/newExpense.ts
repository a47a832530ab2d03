/**
 * The body of an expense to record. Every fault is told, in the order of the fields and with the words of Outlay; a
 * body without fault costs little more than looking at it once.
 */
import { dateFault } from "./calendar.ts"
import { type Amount, decimalOfNumber, readAmount } from "./money.ts"
import type { Fault } from "./problems.ts"
import { caseKey, lengthFault, normalizeUpTo, storableFault } from "./text.ts"

export interface NewExpense {
  readonly categoryId: string
  readonly amount: Amount
  readonly date: string
  readonly description: string | null
  readonly paymentMethod: string | null
  readonly tags: ReadonlyArray<string>
  readonly notes: string | null
  readonly receiptUrl: string | null
}

const fields: Readonly<Record<string, true>> = {
  category_id: true,
  amount: true,
  date: true,
  description: true,
  payment_method: true,
  tags: true,
  notes: true,
  receipt_url: true
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether a text in lower case is a UUID. */
export const isUuid = (text: string): boolean => uuid.test(text)

const address = /^https?:\/\/[^\s\p{Cc}]+$/iu
const none: Amount = { scaled: "0", decimals: 0 }

type Report = (pointer: string, detail: string) => void

/** Without the currency of the book, what only that can tell is left to the database. */
export const readNewExpense = (body: unknown, faults: Array<Fault>, currency?: string): NewExpense | undefined => {
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    faults.push({ pointer: "", detail: "must be an object" })
    return undefined
  }
  const report: Report = (pointer, detail) => void faults.push({ pointer, detail })
  const given = body as Readonly<Record<string, unknown>>
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(fields, name)) report(pointerTo(name), "is not known here")
  }
  const expense = {
    categoryId: readCategory(given["category_id"], report),
    amount: readPositive(given["amount"], report, currency),
    date: readDate(given["date"], report),
    description: readText(given["description"], "/description", 255, report),
    paymentMethod: readText(given["payment_method"], "/payment_method", 50, report),
    tags: readTags(given["tags"], report),
    notes: readText(given["notes"], "/notes", 5000, report),
    receiptUrl: readAddress(given["receipt_url"], report)
  }
  return faults.length === 0 ? expense : undefined
}

/** RFC 6901. */
export const pointerTo = (name: string): string => `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`

const readCategory = (value: unknown, report: Report): string => {
  if (typeof value !== "string") {
    report("/category_id", value === undefined ? "is required" : "must be a string")
    return ""
  }
  const id = value.toLowerCase()
  if (!uuid.test(id)) report("/category_id", "must be a UUID")
  return id
}

const readPositive = (value: unknown, report: Report, currency: string | undefined): Amount => {
  if (typeof value !== "string" && typeof value !== "number") {
    report("/amount", value === undefined ? "is required" : "must be a string or a number")
    return none
  }
  if (value === Infinity || value === -Infinity) {
    report("/amount", "must be a finite number")
    return none
  }
  const amount = readAmount(typeof value === "number" ? decimalOfNumber(value) : value, currency)
  if (typeof amount === "string") {
    report("/amount", amount)
    return none
  }
  if (/^0+$/.test(amount.scaled)) report("/amount", "must be greater than 0")
  return amount
}

const readDate = (value: unknown, report: Report): string => {
  if (typeof value !== "string") {
    report("/date", value === undefined ? "is required" : "must be a string")
    return ""
  }
  const fault = dateFault(value)
  if (fault !== undefined) report("/date", fault)
  return value
}

const readText = (value: unknown, pointer: string, max: number, report: Report): string | null => {
  if (value === undefined || value === null) return null
  if (typeof value !== "string") {
    report(pointer, "must be a string or null")
    return null
  }
  const text = normalizeUpTo(value, max)
  if (text === "") return null
  reportText(text, pointer, max, report)
  return text
}

const reportText = (text: string, pointer: string, max: number, report: Report): boolean => {
  const wrong = storableFault(text)
  if (wrong !== undefined) report(pointer, wrong)
  const long = lengthFault(text, max)
  if (long !== undefined) report(pointer, long)
  return wrong === undefined && long === undefined
}

const readAddress = (value: unknown, report: Report): string | null => {
  let isText = true
  const url = readText(value, "/receipt_url", 500, (pointer, detail) => {
    isText = false
    report(pointer, detail)
  })
  if (url !== null && isText && !(address.test(url) && URL.canParse(url))) {
    report("/receipt_url", "must be an http or https address")
  }
  return url
}

const noTags: ReadonlyArray<string> = []

const readTags = (value: unknown, report: Report): ReadonlyArray<string> => {
  if (value === undefined) return noTags
  if (!Array.isArray(value)) {
    report("/tags", "must be an array")
    return noTags
  }
  if (value.length === 0) return noTags
  const tags: Array<string> = []
  let areTags = true
  for (const [index, element] of value.entries()) {
    const tag = readTag(element, `/tags/${index}`, report)
    if (tag === undefined) areTags = false
    else if (!tags.includes(tag)) tags.push(tag)
  }
  if (areTags && tags.length > 20) report("/tags", "must be at most 20 tags")
  return tags
}

const readTag = (value: unknown, pointer: string, report: Report): string | undefined => {
  if (typeof value !== "string") {
    report(pointer, "must be a string")
    return undefined
  }
  const text = normalizeUpTo(value, 50)
  if (text === "") {
    report(pointer, "must not be empty")
    return undefined
  }
  if (!reportText(text, pointer, 50, report)) return undefined
  const tag = caseKey(text)
  const long = lengthFault(tag, 50)
  const fault = long ?? (tag.includes(",") ? "must not contain a comma" : undefined)
  if (fault === undefined) return tag
  report(pointer, fault)
  return undefined
}
