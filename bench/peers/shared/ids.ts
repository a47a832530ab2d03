/** Ids of requests, and of what is new: UUID v7. */
import { randomUUIDv7 } from "node:crypto"

export const newId = (): string => randomUUIDv7()

const requestIdShape = /^[A-Za-z0-9._-]{1,128}$/

/** The id that a client gave its request, if it may have that one. */
export const requestIdOf = (given: string | ReadonlyArray<string> | undefined): string =>
  typeof given === "string" && requestIdShape.test(given) ? given : newId()
