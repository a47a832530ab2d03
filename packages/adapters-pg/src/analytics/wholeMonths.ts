/** A range as the months that lie in it whole, and the days before and after them. */
import { addDays, type CalendarDate, type DateRange, dateOf, monthOf, monthRange, yearOf } from "@outlay/domain"

/** Each may have no day: then its start is behind its end. */
export interface InMonths {
  readonly before: DateRange
  readonly months: DateRange
  readonly after: DateRange
}

const nothing: DateRange = { start: dateOf(2000, 1, 2), end: dateOf(2000, 1, 1) }

export const wholeMonths = (range: DateRange): InMonths => {
  const { start, end } = range
  const first = numberOf(start) + (start === ofNumber(numberOf(start)).start ? 0 : 1)
  const last = numberOf(end) - (end === ofNumber(numberOf(end)).end ? 0 : 1)
  if (first > last) return { before: range, months: nothing, after: nothing }
  const months = { start: ofNumber(first).start, end: ofNumber(last).end }
  return {
    before: start === months.start ? nothing : { start, end: addDays(months.start, -1) },
    months,
    after: end === months.end ? nothing : { start: addDays(months.end, 1), end }
  }
}

/** Months counted from the year 0 on. */
const numberOf = (date: CalendarDate): number => yearOf(date) * 12 + monthOf(date) - 1

const ofNumber = (month: number): DateRange => monthRange(Math.floor(month / 12), (month % 12) + 1)
