/** The parameters of a query: an empty one counts as absent, the order is the given one. */
import type { Fault } from "./problems.ts"

export type Parameters = Readonly<Record<string, string | ReadonlyArray<string>>>

export const noParameters: Parameters = Object.freeze(Object.create(null))

/** Reads what stands behind the question mark of an address. */
export const parametersOf = (search: string): Parameters => {
  if (search === "") return noParameters
  const parameters: Record<string, string | Array<string>> = Object.create(null)
  for (const [name, value] of new URLSearchParams(search)) {
    if (value === "") continue
    const known = parameters[name]
    if (known === undefined) parameters[name] = value
    else if (typeof known === "string") parameters[name] = [known, value]
    else known.push(value)
  }
  return parameters
}

/** Whether an address is UTF-8 in percent-encoding. */
export const isDecodable = (url: string): boolean => {
  if (!url.includes("%")) return true
  try {
    decodeURIComponent(url)
    return true
  } catch {
    return false
  }
}

export const reportUnknown = (parameters: Parameters, known: ReadonlySet<string>, faults: Array<Fault>): void => {
  for (const name of Object.keys(parameters)) {
    if (!known.has(name)) faults.push({ parameter: name, detail: "is not known here" })
  }
}

/** A parameter that may be given once, if it is right. */
export const readSingle = (
  parameters: Parameters,
  name: string,
  faults: Array<Fault>,
  faultOf: (text: string) => string | undefined
): string | undefined => {
  const value = parameters[name]
  if (value === undefined) return undefined
  const fault = typeof value === "string" ? faultOf(value) : "must be given once"
  if (fault === undefined) return value as string
  faults.push({ parameter: name, detail: fault })
  return undefined
}

/** The rule of a whole number in plain digits. */
export const wholeNumber = (minimum: number, maximum: number) => {
  const shape = new RegExp(`^\\d{1,${String(maximum).length}}$`)
  return (text: string): string | undefined =>
    shape.test(text) && Number(text) >= minimum && Number(text) <= maximum
      ? undefined
      : `must be a whole number from ${minimum} to ${maximum}`
}

/** Both ends of a range in order. */
export const reportRange = (start: string | undefined, end: string | undefined, faults: Array<Fault>): void => {
  if (start !== undefined && end !== undefined && start > end) {
    faults.push({ parameter: "end_date", detail: "must not be before start_date" })
  }
}
