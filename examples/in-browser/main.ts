/**
 * Outlay in a page: use cases, rules and storage all run in the browser, and nothing is kept when it is closed.
 *
 *     npx rolldown examples/in-browser/main.ts --file examples/in-browser/dist/main.js --format iife --minify
 *
 * Then open `examples/in-browser/index.html`.
 */
import { layer as memory } from "@outlay/adapters-memory"
import { createOutlay, orThrow } from "@outlay/application"
import { formatMoney } from "@outlay/domain"

const find = <E extends Element>(selector: string, kind: new () => E): E => {
  const found = document.querySelector(selector)
  if (found instanceof kind) return found
  throw new Error(`the page has no ${selector}`)
}

const form = find("form", HTMLFormElement)
const categoryId = find("select", HTMLSelectElement)
const fault = find("output", HTMLOutputElement)
const caption = find("caption", HTMLTableCaptionElement)
const rows = find("tbody", HTMLTableSectionElement)

const outlay = createOutlay({ storage: memory })

const start = async () => {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const book = orThrow(await outlay.books.open({ currency: "EUR", timeZone }))
  const you = { userId: crypto.randomUUID(), book, role: "owner" } as const
  const categories = orThrow(await outlay.categories.list(you))
  const colors = new Map(categories.map(({ id, color }) => [id, color]))
  categoryId.append(...categories.map(({ id, name }) => new Option(name, id)))

  const show = async () => {
    const { total, categories } = orThrow(await outlay.analytics.breakdown(you))
    caption.textContent = `${formatMoney(total)} ${total.currency}`
    rows.replaceChildren(
      ...categories.map(({ category, total, percentage }) => {
        const row = document.createElement("tr")
        const dot = document.createElement("i")
        dot.style.background = colors.get(category.id) ?? ""
        row.insertCell().append(dot, category.name)
        row.insertCell().textContent = formatMoney(total)
        row.insertCell().textContent = `${percentage} %`
        return row
      })
    )
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault()
    const amount = String(new FormData(form).get("amount"))
    // Sweden writes dates as YYYY-MM-DD.
    const date = new Date().toLocaleDateString("sv", { timeZone })
    const recorded = await outlay.expenses.record(you, { categoryId: categoryId.value, amount, date })
    fault.textContent = recorded.ok ? "" : recorded.error.message
    await show()
  })
}

void start()
