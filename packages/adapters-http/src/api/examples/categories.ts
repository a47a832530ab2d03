/** A category that was there from the beginning. */
import { ids, times } from "./accounts.ts"

const groceries = { name: "Groceries", description: "Food and household goods", color: "#38a169", icon: "🛒" }
const stored = { id: ids.groceries, ...groceries, is_default: true, ...times }

export const categories = {
  NewCategory: { whole: groceries, shortest: { name: groceries.name } },
  CategoryChanges: { changes: { name: "Food", color: "#2f855a", icon: null } },
  Category: { groceries: stored },
  CategoryList: { list: { total: 1, items: [stored] } }
}
