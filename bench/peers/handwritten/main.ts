/**
 * The server that is written by hand on `node:http` and postgres.js: no framework, no caches, one round trip to the
 * database for each request but a login. It answers the measured part of the API as Outlay does.
 *
 * DATABASE_URL, PORT, SECRET_KEY, POOL (20)
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import { closeDatabase, isUnreachable } from "../shared/database.ts"
import { isDecodable } from "../shared/parameters.ts"
import { failed, notDecodable, outOfReach, unauthenticated } from "../shared/problems.ts"
import { whyNotRouted } from "../shared/routes.ts"
import { settings } from "../shared/settings.ts"
import { toCaller } from "../shared/toCaller.ts"
import { getBreakdown, getMonthly, getYearly } from "./analytics.ts"
import { type Exchange, refuse } from "./exchange.ts"
import { getExpense, listExpenses, recordExpense } from "./expenses.ts"
import { getLive } from "./live.ts"
import { login } from "./login.ts"
import { type Claims, claimsOf } from "./token.ts"

type Handler = (exchange: Exchange, claims: Claims) => Promise<void>

const expenses = "/api/v1/expenses"
const monthly = "/api/v1/analytics/monthly/"
const yearly = "/api/v1/analytics/yearly/"

/** What answers a path for a caller who is known by a token. */
const handlerOf = (method: string | undefined, path: string): Handler | undefined => {
  if (method === "POST") return path === expenses ? recordExpense : undefined
  if (method !== "GET" && method !== "HEAD") return undefined
  if (path === expenses) return listExpenses
  if (path.startsWith("/api/v1/expenses/")) {
    const id = path.slice(17)
    return isPart(id) ? (exchange, claims) => getExpense(exchange, claims, id) : undefined
  }
  if (path.startsWith(monthly)) {
    const [year = "", month = "", ...others] = path.slice(monthly.length).split("/")
    return isPart(year) && isPart(month) && others.length === 0
      ? (exchange, claims) => getMonthly(exchange, claims, year, month)
      : undefined
  }
  if (path.startsWith(yearly)) {
    const year = path.slice(yearly.length)
    return isPart(year) ? (exchange, claims) => getYearly(exchange, claims, year) : undefined
  }
  return path === "/api/v1/analytics/category-breakdown" ? getBreakdown : undefined
}

const isPart = (text: string): boolean => text !== "" && !text.includes("/")

const dispatch = async (exchange: Exchange): Promise<void> => {
  const { path, request } = exchange
  const { method, url = "/" } = request
  const handler = handlerOf(method, path)
  if (handler !== undefined) {
    const claims = claimsOf(request.headers.authorization)
    if (claims === undefined) return refuse(exchange, unauthenticated)
    if (!isDecodable(url)) return refuse(exchange, await toCaller(claims.sid, claims.sub, () => notDecodable))
    return handler(exchange, claims)
  }
  const isLogin = method === "POST" && path === "/api/v1/auth/login"
  const isLive = (method === "GET" || method === "HEAD") && path === "/health/live"
  if (isLogin || isLive) {
    if (!isDecodable(url)) return refuse(exchange, notDecodable)
    return isLogin ? login(exchange) : getLive(exchange)
  }
  const { allow, refusal } = whyNotRouted(path)
  return refuse(exchange, refusal, allow === undefined ? [] : ["allow", allow])
}

const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
  const { url = "/" } = request
  const mark = url.indexOf("?")
  const exchange = {
    request,
    response,
    path: mark < 0 ? url : url.slice(0, mark),
    search: mark < 0 ? "" : url.slice(mark + 1)
  }
  dispatch(exchange).catch((error: unknown) => {
    if (response.headersSent) return response.destroy()
    if (isUnreachable(error)) return refuse(exchange, outOfReach)
    console.error(error)
    return refuse(exchange, failed)
  })
}

const server = createServer({ keepAliveTimeout: 65_000 }, onRequest)
server.listen(settings.port, "127.0.0.1", () => {
  console.log(`handwritten listens on http://127.0.0.1:${settings.port}`)
})

/** For what is running to end. */
const patienceMillis = 1000

process.once("SIGTERM", () => {
  server.close(() => void closeDatabase())
  server.closeIdleConnections()
  setTimeout(() => server.closeAllConnections(), patienceMillis).unref()
})
