/** A range as the months that lie in it whole, and the days before and after them. */
import { addDays, type CalendarDate, type DateRange, monthOf, monthRange, yearOf } from "@outlay/domain"

/** What has no day is left out. */
export interface InMonths {
  readonly months: ReadonlyArray<DateRange>
  readonly days: ReadonlyArray<DateRange>
}

export const wholeMonths = (range: DateRange): InMonths => {
  const { start, end } = range
  const first = numberOf(start) + (start === ofNumber(numberOf(start)).start ? 0 : 1)
  const last = numberOf(end) - (end === ofNumber(numberOf(end)).end ? 0 : 1)
  if (first > last) return { months: [], days: [range] }
  const months = { start: ofNumber(first).start, end: ofNumber(last).end }
  const around = [
    { start, end: addDays(months.start, -1) },
    { start: addDays(months.end, 1), end }
  ]
  return { months: [months], days: around.filter((it) => it.start <= it.end) }
}

/** Months counted from the year 0 on. */
const numberOf = (date: CalendarDate): number => yearOf(date) * 12 + monthOf(date) - 1

const ofNumber = (month: number): DateRange => monthRange(Math.floor(month / 12), (month % 12) + 1)
