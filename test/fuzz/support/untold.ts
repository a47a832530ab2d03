/** What JSON Schema has no words for: values of parameters and fields, by their names in lower case, that will do. */
import { plainTexts } from "./texts.ts"
import type { Here } from "./Here.ts"

const date = ({ chance }: Here, from: number, to: number): string =>
  [
    chance.between(from, to),
    String(chance.between(1, 12)).padStart(2, "0"),
    String(chance.between(1, 28)).padStart(2, "0")
  ].join("-")

const isLogin = ({ operation }: Here): boolean => operation.path.endsWith("/login")

/** Nobody's but this case's; what is around it differs. */
const named = ({ chance, unique, world }: Here): string => {
  const around = chance.pick(plainTexts.filter((text) => /^[\p{L}\p{N}\p{P} ]+$/u.test(text)))
  return `${around} ${world.name} ${unique}`
}

export const untold: Readonly<Record<string, (here: Here) => unknown>> = {
  // In Latin letters: what else an address may have is a matter of taste.
  email: (here) => (isLogin(here) ? here.world.email : `${here.world.name}.${here.unique}@example.com`),
  password: (here) =>
    isLogin(here) ? here.world.password : `${here.chance.pick(["pässwörd", "😀😀😀", "pass"])} phrase`,
  current_password: ({ world }) => world.password,
  refresh_token: ({ world }) => world.refreshToken,
  username: named,
  name: named,
  "idempotency-key": ({ unique, chance }) => `key ${unique} ${chance.between(0, 1e9)}`,
  currency: ({ chance }) => chance.pick(["EUR", "USD", "JPY", "KWD"]),
  timezone: ({ chance }) => chance.pick(["UTC", "Europe/Vienna", "Asia/Kathmandu", "Pacific/Kiritimati"]),
  // In euros.
  amount: ({ chance }) => chance.pick(["0.01", "12.5", "12.50", "9999999999.99", 12.5, 0.01, 100, 9_999_999_999.99]),
  min_amount: ({ chance }) => chance.pick(["0", "0.00", "3.5"]),
  max_amount: ({ chance }) => chance.pick(["9999999999.99", "100", "3.50"]),
  // A range is in order, and a budget is in force today.
  date: (here) => (here.operation.path.includes("budgets") ? date(here, 2001, 2098) : date(here, 1900, 2100)),
  start_date: (here) => date(here, 1900, 2000),
  end_date: (here) => date(here, 2099, 2100)
}
