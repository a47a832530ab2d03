/**
 * A tracer that lets out only what is nobody's secret: names, times and how spans belong together; of their attributes
 * the ones listed here; and of a fault what kind it is and where, not what it says, which may quote what somebody wrote.
 * Statements of SQL are told as they are, since values are never part of their text.
 */
import { Cause, Exit, Predicate, Tracer } from "effect"

const told = new Set([
  "db.client.connection.wait_time_ms",
  "db.namespace",
  "db.query.text",
  "db.system.name",
  "http.request.method",
  "http.response.status_code",
  "http.route"
])

export const harmless = (tracer: Tracer.Tracer): Tracer.Tracer =>
  Tracer.make({ span: (options) => quiet(tracer.span(options)) })

const quiet = (span: Tracer.Span): Tracer.Span => {
  const attribute = span.attribute.bind(span)
  const end = span.end.bind(span)
  return Object.assign(span, {
    attribute: (key: string, value: unknown) => {
      if (told.has(key)) attribute(key, value)
    },
    event: () => {},
    end: (time: bigint, exit: Exit.Exit<unknown, unknown>) =>
      end(time, Exit.isSuccess(exit) ? exit : Exit.failCause(withoutWords(exit.cause)))
  })
}

const withoutWords = (cause: Cause.Cause<unknown>): Cause.Cause<unknown> =>
  Cause.fromReasons(
    cause.reasons.map((reason) => {
      if (reason._tag === "Interrupt") return reason
      return Cause.makeFailReason(kindOf(reason._tag === "Fail" ? reason.error : reason.defect))
    })
  )

const kindOf = (fault: unknown): Error => {
  const kind = new Error(nameOf(fault))
  kind.name = kind.message
  const frames = fault instanceof Error ? (fault.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line)) : []
  kind.stack = [kind.name, ...frames].join("\n")
  return kind
}

const nameOf = (fault: unknown): string => {
  if (Predicate.hasProperty(fault, "_tag")) return String(fault._tag)
  return fault instanceof Error ? fault.name : typeof fault
}
