/** Words of the inside that no answer may tell. */
import { canary } from "./Here.ts"

const inside: ReadonlyArray<RegExp> = [
  /node_modules|\bfile:\/\/|\.[cm]?[jt]s\b|\/(packages|home|usr|tmp|var|work|app)\//i,
  /\bat \S+ \(|:\d+:\d+\)|\bstack\b/i,
  /\b(select|insert|update|delete)\b.*\b(from|into|set|where)\b|\b(violates|constraint|relation|sqlstate|pg_\w+|postgres\w*|pglite)\b/i,
  /\b(duplicate key|syntax error|deadlock|numeric|bigint|integer out of range|byte sequence|encoding "UTF8")\b/i,
  /\b\w*(Error|Exception|Defect|Cause|Fiber|Schema|Repository|Layer)\b(?! on our)/,
  /\b(daily_spending|password_hash|token_hash|token_family|idempotency_keys|jsonwebtoken|bcrypt|jose)\b/i,
  /\bJSON\.parse\b|Unexpected (token|end)|position \d+|\[object|\bundefined\b|\bNaN\b|Maximum call stack/,
  /\b(ECONN\w+|EPIPE|ENOENT|localhost:\d+|127\.0\.0\.1)\b/
]

interface Problem {
  readonly title?: unknown
  readonly detail?: unknown
  readonly errors?: ReadonlyArray<{ readonly detail?: unknown }>
}

/** What a refusal says in its own words; pointers, parameters and the instance are the client's. */
const words = ({ title, detail, errors = [] }: Problem): ReadonlyArray<string> =>
  [title, detail, ...new Set(errors.map((it) => it.detail))].map(String)

export const leaksIn = (text: string, problem: Problem | undefined): ReadonlyArray<string> => {
  const told = problem === undefined ? [] : words(problem)
  return [
    ...told.flatMap((word) =>
      inside.filter((it) => it.test(word)).map((it) => `${JSON.stringify(word)} tells of ${it}`)
    ),
    ...(text.includes(canary) ? ["it tells what is another user's"] : [])
  ]
}
