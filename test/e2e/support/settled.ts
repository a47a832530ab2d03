/**
 * Text of answers without what differs from run to run: ids, times, cursors and tokens. An id keeps a number, by the
 * order of its first mention, so that which is which can still be compared.
 */
const cursor = /[\d-]+\.[0-9a-f-]{36}\.[0-9a-f]{16}/g
const id = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
const time = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g
const token = /"(?:eyJ[\w-]+\.[\w-]+\.[\w-]+|[\w-]{43})"/g

/** For the answers of one server. */
export const settling = (): ((text: string) => string) => {
  const ids: Array<string> = []
  const numbered = (id: string) => {
    if (!ids.includes(id)) ids.push(id)
    return `<id ${ids.indexOf(id) + 1}>`
  }
  return (text) =>
    text
      .replaceAll(cursor, "<cursor>")
      .replaceAll(id, numbered)
      .replaceAll(time, "<time>")
      .replaceAll(token, '"<token>"')
}
