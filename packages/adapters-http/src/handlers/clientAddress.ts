/**
 * The address that a request comes from: the peer's, unless the peer is a proxy that is trusted. Then it is the last one
 * in `X-Forwarded-For` that no trusted proxy has, since only what trusted ones have added there can be believed.
 */
import { Option } from "effect"
import type { HttpServerRequest } from "effect/http"

export type TrustsProxy = (address: string) => boolean

export const clientAddress = (
  { headers, remoteAddress }: HttpServerRequest.HttpServerRequest,
  trusts: TrustsProxy
): string | undefined => {
  const peer = Option.getOrUndefined(remoteAddress)
  if (peer === undefined) return undefined
  let address = plain(peer)
  if (!trusts(address)) return address
  const hops = (headers["x-forwarded-for"] ?? "").split(",")
  do {
    const hop = plain(hops.pop() ?? "")
    if (!/^[0-9a-f.:]+$/.test(hop)) break
    address = hop
  } while (trusts(address))
  return address
}

/** In one spelling: in lower case, without port and brackets, and not as IPv4 within IPv6. */
const plain = (text: string): string =>
  /^[\d.]+$/.test(text)
    ? text
    : text
        .trim()
        .toLowerCase()
        .replace(/^\[([^\]]*)\](:\d+)?$/, "$1")
        .replace(/^([\d.]+):\d+$/, "$1")
        .replace(/^::ffff:(?=[\d.]+$)/, "")
