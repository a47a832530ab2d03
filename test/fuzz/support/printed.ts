/** Requests and answers as a person reads them. */
import type { Request } from "./Draft.ts"
import type { Answer } from "./send.ts"

const most = 1500

const short = (text: string): string =>
  text.length <= most ? text : `${text.slice(0, most)}… (${text.length} characters)`

/** A text within single quotes of a shell. */
const quoted = (text: string): string =>
  /[^\x20-\x7e\u00a0-\uffff]/.test(text)
    ? `$${JSON.stringify(text)
        .replaceAll("'", String.raw`\'`)
        .replace(/^"|"$/g, "'")
        .replace(/"$/, "'")}`
    : `'${text.replaceAll("'", String.raw`'\''`)}'`

// Long, and soon worth nothing.
const untokened = (header: string): string => header.replace(/^Bearer eyJ\S{200,}$/, "Bearer $TOKEN")

export const curl = (url: string, { body, chunked, headers, method, target }: Request): string =>
  [
    `curl -i --path-as-is -X ${method} ${quoted(short(`${url}${target}`))}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(short(`${name}: ${untokened(value)}`))}`),
    ...(chunked ? ["-H 'Transfer-Encoding: chunked'"] : []),
    ...(body === undefined ? [] : [`--data-binary ${quoted(short(body.toString()))}`])
  ].join(" \\\n    ")

export const shown = ({ bytes, headers, status }: Answer): string =>
  `${status} ${headers["content-type"] ?? ""} ${short(bytes.toString())}`
