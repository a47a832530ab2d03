/** Random steps of somebody who uses everything there is, makes mistakes, and tries the ids of others. */
import type { Chance } from "../Chance.ts"
import { nobodysId } from "../Here.ts"
import { anId, type Known, type Step } from "./Known.ts"

type Make = (chance: Chance, known: Known) => Step

const words = ["Market", "train", "Straße", "50%_off", "日本", "coffee"]
const names = ["Yoga", "Pets", "Wine", "Garden", "Books", "Straße", "Groceries", "Toys"]
const tags = ["food", "even", "trip", "shared"]

const amount = (chance: Chance): string => `${chance.between(1, 300)}.${chance.between(10, 99)}`
const date = (chance: Chance): string => `2026-0${chance.between(1, 6)}-${chance.between(10, 28)}`
const some = <A>(chance: Chance, items: ReadonlyArray<A>): ReadonlyArray<A> => items.filter(() => chance.oneIn(3))
const maybe = (chance: Chance, fields: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(fields).filter(() => chance.oneIn(2)))

const expense = (chance: Chance, known: Known) => ({
  category_id: anId(chance, known, "categories"),
  amount: chance.oneIn(12) ? "0" : amount(chance),
  date: date(chance),
  ...maybe(chance, {
    description: some(chance, words).join(" "),
    notes: some(chance, words).join("\n"),
    tags: some(chance, tags),
    payment_method: chance.pick(["card", "cash"])
  })
})

const budget = (chance: Chance, known: Known) => ({
  category_id: chance.oneIn(3) ? null : anId(chance, known, "categories"),
  amount: amount(chance),
  period: chance.pick(["daily", "weekly", "monthly", "yearly"]),
  start_date: date(chance),
  end_date: chance.oneIn(2) ? null : "2026-12-31"
})

const category = (chance: Chance) => ({
  name: chance.pick(names),
  ...maybe(chance, { description: chance.pick(words), color: "#ABCDEF", icon: "🧘" })
})

const filters = (chance: Chance, known: Known): string => {
  const all = {
    start_date: date(chance),
    end_date: "2026-05-31",
    category_id: anId(chance, known, "categories"),
    min_amount: amount(chance),
    max_amount: "200",
    tags: chance.pick(tags),
    tags_match: chance.pick(["all", "any"]),
    payment_method: "card",
    q: chance.pick(words)
  }
  const order = ["date", "-date", "amount", "-amount", "created_at", "-created_at"]
  const chosen = Object.entries(all).filter(() => chance.oneIn(6))
  const sort = chance.oneIn(2) ? [["sort", chance.pick(order)] as const] : []
  return new URLSearchParams(
    [...chosen, ...sort, ["per_page", String(chance.between(1, 4))]].map(([...it]) => it)
  ).toString()
}

/** The version that was last answered, or one that nothing has. */
const conditions = (chance: Chance, { etag = '"99"' }: Known, name: string): Step["headers"] =>
  chance.oneIn(4) ? { [name]: chance.pick([etag, '"99"']) } : {}

const one =
  (kind: "categories" | "expenses" | "budgets", change: (chance: Chance, known: Known) => object): Make =>
  (chance, known) => {
    const path = `/${kind}/${anId(chance, known, kind)}`
    const method = chance.pick(["GET", "GET", "PUT", "PUT", "DELETE"])
    if (method === "GET") return { method, path, headers: conditions(chance, known, "if-none-match") ?? {} }
    const headers = conditions(chance, known, "if-match") ?? {}
    return method === "PUT"
      ? { method, path, headers, body: maybe(chance, { ...change(chance, known) }) }
      : { method, path, headers }
  }

/** At what is not one's own, with every verb. */
const trespass: Make = (chance, known) => {
  const kind = chance.pick(["categories", "expenses", "budgets"] as const)
  const path = `/${kind}/${chance.pick(known.others[kind].length === 0 ? [nobodysId] : known.others[kind])}`
  const changes = { categories: category(chance), expenses: expense(chance, known), budgets: budget(chance, known) }
  return chance.pick<Step>([
    { method: "GET", path },
    { method: "GET", path: kind === "budgets" ? `${path}/status?date=${date(chance)}` : path },
    { method: "PUT", path, body: changes[kind] },
    { method: "DELETE", path }
  ])
}

const get =
  (path: (chance: Chance, known: Known) => string): Make =>
  (chance, known) => ({ method: "GET", path: path(chance, known) })

const kinds: ReadonlyArray<readonly [times: number, make: Make]> = [
  [8, (chance, known) => ({ method: "POST", path: "/expenses", body: expense(chance, known), creates: "expenses" })],
  [3, (chance) => ({ method: "POST", path: "/categories", body: category(chance), creates: "categories" })],
  [3, (chance, known) => ({ method: "POST", path: "/budgets", body: budget(chance, known), creates: "budgets" })],
  [5, one("expenses", expense)],
  [2, one("categories", category)],
  [3, one("budgets", budget)],
  [
    2,
    (chance, known) => ({
      method: "DELETE",
      path: `/categories/${anId(chance, known, "categories")}?reassign_to=${anId(chance, known, "categories")}`
    })
  ],
  [8, trespass],
  [6, get((chance, known) => `/expenses?${filters(chance, known)}`)],
  [
    5,
    get((chance, { next }) =>
      next === undefined ? "/expenses?page=2" : `/expenses?${next.query}&cursor=${next.cursor}`
    )
  ],
  [2, get(() => "/categories")],
  [2, get(() => "/budgets")],
  [3, get((chance) => `/budgets/status?date=${date(chance)}`)],
  [3, get((chance, known) => `/budgets/${anId(chance, known, "budgets")}/status?date=${date(chance)}`)],
  [2, get((chance) => `/analytics/monthly/2026/${chance.between(1, 7)}`)],
  [1, get(() => "/analytics/yearly/2026")],
  [2, get((chance) => `/analytics/category-breakdown?start_date=${date(chance)}&end_date=2026-06-30`)],
  [
    2,
    get(
      (chance, known) =>
        `/analytics/trends?months=24${chance.oneIn(2) ? `&category_id=${anId(chance, known, "categories")}` : ""}`
    )
  ],
  [1, get(() => "/users/me")],
  [
    1,
    (chance) => ({ method: "PUT", path: "/users/me", body: { full_name: chance.pick(words), timezone: "Asia/Tokyo" } })
  ]
]

const chances = kinds.flatMap(([times, make]) => Array.from({ length: times }, () => make))

export const stepOf = (chance: Chance, known: Known): Step => chance.pick(chances)(chance, known)
