import { it } from "@effect/vitest"
import { givenServer } from "../support/People.ts"
import { givenCategory } from "../support/Given.ts"
const { somebody } = givenServer()
it("probe", async () => {
  const a = await somebody()
  const c = await givenCategory(a, "P")
  const deep = "[".repeat(100000) + "]".repeat(100000)
  const t = async (name: string, raw: string) => {
    const s = performance.now()
    const r = await a.send<any>("POST", "/expenses", { raw })
    console.log(name, r.status, r.text.slice(0, 300), r.text.length, Math.round(performance.now() - s) + "ms")
  }
  const base = `"category_id":"${c.id}","date":"2026-03-15"`
  await t("deep root", deep)
  await t("deep tags", `{${base},"amount":1,"tags":${deep}}`)
  await t("deep unknown", `{${base},"amount":1,"x":${deep}}`)
  await t("deep amount", `{${base},"amount":${deep}}`)
  await t("long amount", `{${base},"amount":"${"1".repeat(900000)}"}`)
  await t("long number", `{${base},"amount":${"1".repeat(900000)}}`)
  await t("long frac", `{${base},"amount":1.${"0".repeat(900000)}1}`)
  await t("long notes", `{${base},"amount":1,"notes":"${"a".repeat(900000)}"}`)
  await t("long white notes", `{${base},"amount":1,"notes":"${" ".repeat(900000)}x"}`)
  await t("combining", `{${base},"amount":1,"notes":"a${"\u0301\u0327".repeat(200000)}"}`)
  await t("many tags", `{${base},"amount":1,"tags":[${Array.from({ length: 100000 }, (_, i) => `"t${i}"`).join()}]}`)
  await t("many same tags", `{${base},"amount":1,"tags":[${Array.from({ length: 100000 }, (_, i) => `"t"`).join()}]}`)
  await t("many bad tags", `{${base},"amount":1,"tags":[${Array.from({ length: 200000 }, (_, i) => `1`).join()}]}`)
  await t("many unknown", `{${base},"amount":1,${Array.from({ length: 80000 }, (_, i) => `"t${i}":1`).join()}}`)
  await t("dup keys", `{${base},"amount":0,"amount":1}`)
  await t("long url", `{${base},"amount":1,"receipt_url":"https://${"a".repeat(900000)}"}`)
  await t("key nul", `{${base},"amount":1,"a\\u0000b\\ud800":1}`)
  await t("bom", `\ufeff{${base},"amount":1}`)
  await t("21tags+bad", `{${base},"amount":1,"tags":[${Array.from({ length: 21 }, (_, i) => `"t${i}"`).join()},"a,b"]}`)
  for (const q of ["page=1&page=2", "q=a&q=b", "start_date=2026-01-01&start_date=2026-01-02", "min_amount=1&min_amount=2", "sort=date&sort=date", "tags_match=all&tags_match=any", "cursor=a&cursor=b","page=0","per_page=abc","category_id=x&category_id=y","min_amount=x","sort=x","tags=%00","start_date=x", "start_date=2101-01-01"])
    console.log(q, (await a.get<any>("/expenses?" + q)).text.slice(80))
  for (const q of ["tags[]=a", "tags=a&tags=b&category_id=" + c.id, "q=" + "x".repeat(7000), "%71=x", "q=%", "q=%zz", "=", "&&", "?", "q=a;b"])
    { const r = await a.get<any>("/expenses?" + q); console.log(q.slice(0,50), r.status, r.text.slice(0,250)) }
  const x = async (m: string, p: string, body: any) => { const r = await a.send<any>(m, p, { body }); console.log(m, p, JSON.stringify(body).slice(0, 100), r.status, JSON.stringify(r.body.errors ?? r.body)) }
  await x("POST", "/expenses", { category_id: 1, amount: true, date: 1, description: 1, payment_method: [], tags: 1, notes: {}, receipt_url: 1 })
  await x("POST", "/expenses", { category_id: "", amount: "", date: "", tags: [""], receipt_url: "x" })
  await x("POST", "/expenses", { category_id: "x", amount: -1, date: "1899-01-01", description: "x".repeat(256), tags: ["x,x".repeat(60)], receipt_url: "x".repeat(501) })
  await x("POST", "/expenses", { amount: 1e21 })
  await x("POST", "/expenses", { amount: 1e-7 })
  await x("POST", "/expenses", { amount: "-1" })
  await x("POST", "/budgets", { amount: "0", period: 1, start_date: null, end_date: 5 })
  await x("POST", "/categories", { color: null, name: "", icon: 4 })
  await x("POST", "/categories", { color: "red", name: "\ud800\0", icon: "x".repeat(60) })
})
