/** Examples of each payload by the identifier of its schema, each with a name. */
import { accounts } from "./accounts.ts"
import { analytics } from "./analytics.ts"
import { budgets } from "./budgets.ts"
import { categories } from "./categories.ts"
import { expenses } from "./expenses.ts"

export type Named = Readonly<Record<string, unknown>>

export const payloads: Readonly<Record<string, Named>> = {
  Service: { outlay: { name: "Outlay", version: "0.1.0", message: "API is running", docs: "/docs" } },
  Health: { well: { status: "ok" } },
  ...accounts,
  ...categories,
  ...expenses,
  ...budgets,
  ...analytics
}
