import { assert, describe, it } from "@effect/vitest"
import { appendFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { pathToFileURL } from "node:url"
import { start } from "../e2e/support/Program.ts"
import { bundle } from "./support/bundle.ts"

/** What a person would do on the page, each step when the one before has shown. */
const visit = `<script>
const [form, fault, caption] = ["form", "output", "caption"].map((name) => document.querySelector(name))
const until = async (holds) => { while (!holds()) await new Promise((done) => setTimeout(done, 10)) }
const record = async (amount, category, holds) => {
  form.amount.value = amount
  form.category.selectedIndex = [...form.category.options].findIndex(({ text }) => text === category)
  form.requestSubmit()
  await until(holds)
}
void (async () => {
  await until(() => form.category.length > 0)
  await record("12.50", "Groceries", () => caption.textContent === "12.50 EUR")
  await record("37.50", "Dining out", () => caption.textContent === "50.00 EUR")
  await record("1.234", "Dining out", () => fault.textContent !== "")
})()
</script>`

/** The page as Chromium has it after twenty seconds of its own time. */
const shown = async () => {
  const { html } = await bundle()
  appendFileSync(html, visit)
  const folder = dirname(html)
  const options = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000", "--dump-dom"]
  const profile = `--user-data-dir=${join(folder, "profile")}`
  const chromium = start(["chromium", ...options, profile, pathToFileURL(html).href], { cwd: folder })
  const { code, stdout, stderr } = await chromium.ended
  assert.strictEqual(code, 0, stderr)
  return stdout
}

const textsOf = (html: string, element: string) =>
  Array.from(html.matchAll(new RegExp(`<${element}\\b[^>]*>(.*?)</${element}>`, "g")), ([, inner = ""]) =>
    inner.replaceAll(/<[^>]*>/g, "")
  )

describe("Outlay in a browser", () => {
  it("records expenses, refuses what breaks a rule and breaks the spending down", async () => {
    const html = await shown()
    assert.deepStrictEqual(textsOf(html, "caption"), ["50.00 EUR"])
    assert.deepStrictEqual(textsOf(html, "td"), ["Dining out", "37.50", "75 %", "Groceries", "12.50", "25 %"])
    assert.deepStrictEqual(textsOf(html, "output"), ["amount must have at most 2 decimals in EUR"])
  })
})
