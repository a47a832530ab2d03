/** What each refusal of a use case is over HTTP, for `Effect.catchTags`. */
import { Effect } from "effect"
import { invalid, refuse } from "../problems/refuse.ts"
import { noteHeader } from "./RequestNotes.ts"
import * as Conflicts from "../problems/Conflicts.ts"
import * as Problems from "../problems/Problems.ts"

/** What is not there, and what belongs to somebody else. */
export const missing = () => refuse(Problems.NotFound, "There is nothing of this id that is yours.")

export const Forbidden = () => refuse(Problems.Forbidden, "Ask an owner of the book for another role.")
export const VersionMismatch = () => refuse(Problems.PreconditionFailed, "If-Match names another version.")
export const BudgetOverlap = () =>
  refuse(Conflicts.BudgetOverlap, "Choose other dates, or change the budget that is there.")
export const CurrencyMismatch = () => refuse(Conflicts.CurrencyChanged, "Amounts are in the book's new currency now.")
export const CategoryNameTaken = () => refuse(Conflicts.CategoryNameTaken, "Choose another name.")
export const CategoryInUse = () =>
  refuse(Conflicts.CategoryInUse, "Name another category by reassign_to, and they move there.")
export const CurrencyInUse = () => refuse(Conflicts.CurrencyInUse, "Remove all expenses and budgets first.")
export const EmailTaken = () => refuse(Conflicts.EmailTaken, "Choose another email address.")
export const UsernameTaken = () => refuse(Conflicts.UsernameTaken, "Choose another username.")
export const Unauthenticated = () => refuse(Problems.Unauthorized, "Send a valid access token as Bearer.")
export const ReauthenticationRequired = () =>
  refuse(Problems.ReauthenticationRequired, "Sign in again, or send the right current_password.")

export const IdempotencyKeyReused = () =>
  refuse(Problems.IdempotencyKeyReused, "Send another request with a key of its own.")
export const RequestStillRunning = () =>
  Effect.andThen(
    noteHeader("retry-after", "1"),
    refuse(Conflicts.RequestStillRunning, "Send it again in a moment, with the same key.")
  )
export const TooManyAttempts = ({ retryAfterSeconds }: { readonly retryAfterSeconds: number }) =>
  Effect.andThen(
    noteHeader("retry-after", String(retryAfterSeconds)),
    refuse(Problems.TooManyRequests, "Try again when Retry-After has passed.")
  )

/** A category in a body that is not there, or not yours. */
export const unknownCategory = () => invalid({ pointer: "/category_id", detail: "must be a category that is there" })
