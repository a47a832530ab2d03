/** Dates of the calendar as `YYYY-MM-DD`; they compare by their text. */

const shape = /^(\d{4})-(\d{2})-(\d{2})$/

export const daysInMonth = (year: number, month: number): number =>
  month === 2
    ? (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
      ? 29
      : 28
    : month === 4 || month === 6 || month === 9 || month === 11
      ? 30
      : 31

export const isDate = (text: string): boolean => {
  const match = shape.exec(text)
  if (match === null) return false
  const month = Number(match[2])
  const day = Number(match[3])
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(Number(match[1]), month)
}

/** The rule that a date of a request breaks. */
export const dateFault = (text: string): string | undefined =>
  !isDate(text)
    ? "must be a date of the calendar in the form YYYY-MM-DD"
    : text >= "1900-01-01" && text <= "2100-12-31"
      ? undefined
      : "must be from 1900-01-01 to 2100-12-31"

const two = (value: number): string => (value < 10 ? `0${value}` : String(value))

export const dateOf = (year: number, month: number, day: number): string => `${year}-${two(month)}-${two(day)}`

export interface Range {
  readonly first: string
  readonly last: string
}

export const monthRange = (year: number, month: number): Range => ({
  first: dateOf(year, month, 1),
  last: dateOf(year, month, daysInMonth(year, month))
})
