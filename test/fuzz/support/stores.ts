/** The servers that the tests here ask, as processes, by what they keep their data in. */
import { freshDatabaseUrl } from "../../e2e/support/Database.ts"
import { type Server, serve } from "../../e2e/support/Outlay.ts"

export const stores = [
  ["in memory", () => Promise.resolve("memory:")],
  ["on PostgreSQL", freshDatabaseUrl]
] as const

/** All come from one address, and many sign up. */
const unlimited = { RATE_LIMIT_LOGIN_ACCOUNT: "off", RATE_LIMIT_LOGIN_ADDRESS: "off", RATE_LIMIT_REGISTER: "off" }

export const givenServer = async (database: () => Promise<string>): Promise<Server> =>
  serve({ ...unlimited, DATABASE_URL: await database(), BCRYPT_COST: "4" })
