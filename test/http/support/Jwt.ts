/** JSON Web Tokens by hand: to read those of the server, and to forge others. */
import { createHmac } from "node:crypto"

export type Part = Readonly<Record<string, unknown>>

const encode = (part: Part): string => Buffer.from(JSON.stringify(part)).toString("base64url")

const decode = (text = ""): Part => JSON.parse(Buffer.from(text, "base64url").toString("utf8")) as Part

export const read = (token: string): { readonly header: Part; readonly payload: Part } => {
  const [header, payload] = token.split(".")
  return { header: decode(header), payload: decode(payload) }
}

const digests: Readonly<Record<string, string>> = { HS256: "sha256", HS384: "sha384", HS512: "sha512" }

/** Signed as its header says; with no such algorithm, not at all. */
export const sign = (header: Part, payload: Part, secret: string): string => {
  const text = `${encode(header)}.${encode(payload)}`
  const digest = digests[String(header["alg"])]
  return `${text}.${digest === undefined ? "" : createHmac(digest, secret).update(text).digest("base64url")}`
}
