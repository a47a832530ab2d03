/** Commands to the ports of users and sessions, as data that shrinks and prints well. */
import { Arbitrary } from "effect"
import { anyOf, maybe, type Of, oneOf } from "./arbitraries.ts"

const { all, map } = Arbitrary

/** Counted from the latest of its kind; one that never was, if it is unknown. */
const ref = all({
  number: anyOf([0, 1, 2, 3, 4, 5]),
  unknown: anyOf([false, false, false, false, false, false, false, true])
})
export type Ref = Of<typeof ref>

const email = anyOf(["ann", "bob", "zo\u00eb", "ZOE\u0308", "BOB", "cem", "dee", "eve", "fox"])
const username = anyOf(["Ann", "ANN", "straße", "STRAẞE", "bob", "ΟΔΟΣ", "οδος", "Cem", "Dee", "Eve", "fox"])
/** Milliseconds that pass first: also exactly up to the end of the reuse window, and of a lifetime. */
const wait = anyOf([0, 1, 4999, 5000, 5001, 10_000])
const user = ref

const command = <const T extends string, A extends object>(_tag: T, fields: Arbitrary.Arbitrary<A>) =>
  map(fields, (it) => ({ _tag, ...it }))

const rotate = command("Rotate", all({ token: ref, wait, window: anyOf([10_000, 10_000, 10_000, 0]) }))
const openSession = command("OpenSession", all({ user, lifetime: anyOf([60_000, 15_000]) }))

export const identityCommand = oneOf([
  command("InsertUser", all({ email, username })),
  command("InsertUser", all({ email, username })),
  command(
    "ChangeUser",
    all({ user, email: maybe(email), username: maybe(username), isActive: anyOf([true, true, false]) })
  ),
  command("RemoveUser", all({ user })),
  command("FindByEmail", all({ email })),
  command("Join", all({ user, book: anyOf([0, 1, 2]), role: anyOf(["owner", "editor", "viewer"]) })),
  command("BooksOf", all({ user })),
  openSession,
  openSession,
  rotate,
  rotate,
  rotate,
  rotate,
  command("EndByToken", all({ token: ref })),
  command("EndAllOf", all({ user, except: maybe(ref) })),
  command("FindSession", all({ session: ref })),
  command("FindSession", all({ session: ref }))
])
export type IdentityCommand = Of<typeof identityCommand>
