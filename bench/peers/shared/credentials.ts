/** The body of a login. An email that is none belongs to nobody, which is told like a wrong password. */
import { pointerTo } from "./newExpense.ts"
import type { Fault } from "./problems.ts"
import { caseKey, lengthFault, normalizeUpTo, storableFault } from "./text.ts"

export interface Credentials {
  /** As it is stored: lower case. */
  readonly email: string
  readonly password: string
}

export const readCredentials = (body: unknown, faults: Array<Fault>): Credentials | undefined => {
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    faults.push({ pointer: "", detail: "must be an object" })
    return undefined
  }
  for (const name of Object.keys(body)) {
    if (name !== "email" && name !== "password") faults.push({ pointer: pointerTo(name), detail: "is not known here" })
  }
  const { email, password } = body as { readonly email?: unknown; readonly password?: unknown }
  const name = typeof email === "string" ? normalizeUpTo(email, 254) : ""
  for (const detail of emailFaults(email, name)) faults.push({ pointer: "/email", detail })
  for (const detail of passwordFaults(password)) faults.push({ pointer: "/password", detail })
  return faults.length > 0 || typeof password !== "string" ? undefined : { email: caseKey(name), password }
}

const present = (faults: ReadonlyArray<string | undefined>): ReadonlyArray<string> =>
  faults.filter((fault) => fault !== undefined)

const emailFaults = (given: unknown, name: string): ReadonlyArray<string> => {
  if (typeof given !== "string") return [given === undefined ? "is required" : "must be a string"]
  return present([storableFault(name), lengthFault(name, 254), name === "" ? "must not be empty" : undefined])
}

const passwordFaults = (given: unknown): ReadonlyArray<string> => {
  if (typeof given !== "string") return [given === undefined ? "is required" : "must be a string"]
  return present([
    given === "" ? "must not be empty" : undefined,
    given.includes("\0") ? "must not contain the character U+0000" : undefined,
    given.isWellFormed() ? undefined : "must not contain lone surrogates"
  ])
}

/** bcrypt reads 72 bytes, and can't tell a password from one that repeats it after U+0000. */
export const isWhole = (password: string): boolean => Buffer.byteLength(password) <= 72

/** Of no password: what unknown accounts are compared with, so that they take the same time. */
export const decoyHash = "$2b$12$OutlayDecoySaltOutlayuOutlayDecoyHashOutlayDecoyHashO"
