/** The paths that both servers have, to tell a path that is not there from a method that it does not have. */
import { methodNotAllowed, noSuchPath, Refusal } from "./problems.ts"

export const base = "/api/v1"

const routes: ReadonlyArray<readonly [RegExp, ReadonlyArray<string>]> = [
  [/^\/health\/live$/, ["GET", "HEAD"]],
  [/^\/api\/v1\/auth\/login$/, ["POST"]],
  [/^\/api\/v1\/expenses$/, ["GET", "HEAD", "POST"]],
  [/^\/api\/v1\/expenses\/[^/]+$/, ["GET", "HEAD"]],
  [/^\/api\/v1\/analytics\/monthly\/[^/]+\/[^/]+$/, ["GET", "HEAD"]],
  [/^\/api\/v1\/analytics\/yearly\/[^/]+$/, ["GET", "HEAD"]],
  [/^\/api\/v1\/analytics\/category-breakdown$/, ["GET", "HEAD"]]
]

/** Why no handler answers, and the methods that one would. */
export const whyNotRouted = (path: string): { readonly refusal: Refusal; readonly allow?: string } => {
  const methods = routes.find(([pattern]) => pattern.test(path))?.[1]
  if (methods === undefined) return { refusal: noSuchPath }
  const allow = methods.join(", ")
  return { refusal: new Refusal(methodNotAllowed, `Use ${allow}.`), allow }
}
