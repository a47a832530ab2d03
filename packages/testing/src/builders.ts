/**
 * What promises are told with. `newX` makes a valid entity with a new id, `givenX` stores it as well. Whatever a
 * promise is not about has a default.
 */
export * from "./builders/accounts.ts"
export * from "./builders/amounts.ts"
export * from "./builders/books.ts"
export { day, email, eur, hashOf, instant, named, nextId, usd, vienna } from "./builders/values.ts"
