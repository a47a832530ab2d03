/** Says what to try of a host that listens, and stops it when it is told to. */
import type { Server } from "node:net"
import { mountPath, stop } from "./money.ts"

export const port = Number(process.env["PORT"] ?? 3000)
export const hostname = "127.0.0.1"

export const running = (server: Server) => {
  const address = server.address()
  const url = `http://${hostname}:${typeof address === "object" ? address?.port : port}`
  const api = `${url}${mountPath}/api/v1`
  console.log(`Running at ${url}, with documentation at ${url}${mountPath}/docs. Try:

  curl -s ${url}/hello -H 'X-API-Key: ann'
  CATEGORY=$(curl -s ${api}/categories -H 'X-API-Key: ann' | grep -o '"id":"[^"]*' | head -1 | cut -c7-)
  curl -s ${api}/expenses -H 'X-API-Key: ann' -H 'Content-Type: application/json' -d '{"category_id":"'$CATEGORY'","amount":"12.50","date":"'$(date +%F)'"}'
  curl -s ${api}/analytics/category-breakdown?end_date=$(date +%F)\\&start_date=$(date +%F) -H 'X-API-Key: ann'
  curl -s ${api}/expenses -H 'X-API-Key: bob'
`)
  const end = () => void server.close(() => void stop())
  process.once("SIGINT", end).once("SIGTERM", end)
}
