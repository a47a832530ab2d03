/** What to tell people who can't have an expense recorded. A refusal that is not told of here does not compile. */
import type { Outlay, RefusalOf } from "@outlay/application"

export const whyNot = (error: RefusalOf<Outlay["expenses"]["record"]>): string => {
  switch (error._tag) {
    case "InvalidInput":
      return error.faults.map(({ field, rule }) => `the ${field} ${rule}`).join(", and ")
    case "Forbidden":
      return "you may only look at this book"
    case "CategoryNotFound":
      return "there is no such category any more"
    case "CurrencyMismatch":
      return `this book keeps no ${error.currency}`
  }
}
