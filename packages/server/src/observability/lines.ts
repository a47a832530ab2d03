/** How an entry of the log looks in one line: as JSON for machines, with its values at the top; or for a person. */
import { Formatter, Logger } from "effect"

type Entry = ReturnType<(typeof Logger.formatStructured)["log"]>

const wordsOf = (value: unknown): string => (typeof value === "string" ? value : Formatter.formatJson(value))

const messageOf = ({ message }: Entry): string => (Array.isArray(message) ? message : [message]).map(wordsOf).join(" ")

export const json = Logger.map(Logger.formatStructured, (entry) => {
  const fixed = { timestamp: entry.timestamp, level: entry.level, message: messageOf(entry) }
  // Twice: they come first, and nothing takes their place.
  const told = { ...fixed, ...entry.annotations, ...fixed }
  return Formatter.formatJson(entry.cause === undefined ? told : { ...told, cause: entry.cause })
})

/** What a fault says of itself follows on lines of its own. */
export const pretty = Logger.map(Logger.formatStructured, (entry) => {
  const values = Object.entries(entry.annotations).map(([name, value]) => `${name}=${wordsOf(value)}`)
  const line = [entry.timestamp, entry.level, messageOf(entry), ...values].join(" ")
  return entry.cause === undefined ? line : `${line}\n${entry.cause.replaceAll(/^/gm, "  ")}`
})
