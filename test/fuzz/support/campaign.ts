/**
 * Runs many cases against a server. Cases of one account follow each other; it gets a new one when something may have
 * been taken from it, so that what a case finds does not depend on those before it. A case that fails is tried again
 * alone, and it is told whether it fails then too.
 */
import { Effect } from "effect"
import { type Case, caseOf } from "./Case.ts"
import { curl, shown } from "./printed.ts"
import { type Published, published } from "./Published.ts"
import { type Answer, type Sender, sender } from "./send.ts"
import { faultsIn } from "./verdict.ts"
import type { World } from "./Here.ts"
import { worlds } from "./World.ts"

export interface Failure {
  readonly tried: Case
  readonly answer: Answer | undefined
  readonly faults: ReadonlyArray<string>
  /** The first of the cases that must run for it to fail. */
  readonly since: number
}

export interface Campaign {
  readonly asked: number
  readonly failures: ReadonlyArray<Failure>
  /** How often each operation answered with each status. */
  readonly answers: ReadonlyMap<string, ReadonlyMap<number, number>>
  readonly slowest: Failure | undefined
}

export interface Range {
  readonly from: number
  readonly to: number
}

interface Field {
  readonly url: string
  readonly seed: string
  readonly contract: Published
  readonly world: () => Promise<World>
  readonly sender: Sender
}

/** Cases of one account at most. */
const perAccount = 25
const atOnce = 6
const enough = 12
const slowMillis = 1000

// What is changed here is there as before.
const takesNothing = /\/(login|categories\/\{id\}|expenses\/\{id\})$/

/** Whether things, days of a budget or the session may be gone. */
const takesAway = ({ operation, request: { method } }: Case, { status }: Answer): boolean =>
  status < 300 &&
  status !== 201 &&
  method !== "GET" &&
  method !== "HEAD" &&
  (method === "DELETE" || !takesNothing.test(operation.path))

type Outcome = Omit<Failure, "answer" | "since"> & { readonly answer: Answer | undefined }

const ask = async (field: Field, world: World, index: number): Promise<Outcome> => {
  const tried = caseOf(field.contract, world, field.seed, index)
  try {
    const answer = await field.sender.send(tried.request)
    return { tried, answer, faults: faultsIn(field.contract, tried, answer) }
  } catch (error) {
    return { tried, answer: undefined, faults: [`it is not answered: ${String(error)}`] }
  }
}

const isSlow = ({ answer }: Outcome): boolean => answer !== undefined && answer.milliseconds > slowMillis

/** Whether a case fails, or is slow, in an account where nothing has happened. */
const again = async (field: Field, { faults, tried }: Outcome): Promise<Outcome> => {
  const alone = await ask(field, await field.world(), tried.index)
  if (faults.length > 0 || !isSlow(alone)) return alone
  return { ...alone, faults: [`it takes ${Math.round(alone.answer?.milliseconds ?? 0)} ms`] }
}

const batch = Effect.fnUntraced(function* (
  field: Field,
  { from, to }: Range,
  note: (outcome: Outcome, since: number) => Promise<void>
) {
  let world = yield* Effect.promise(field.world)
  let since = from
  for (let index = from; index <= to; index++) {
    const outcome = yield* Effect.promise(() => ask(field, world, index))
    yield* Effect.promise(() => note(outcome, since))
    if (outcome.answer === undefined || takesAway(outcome.tried, outcome.answer)) {
      world = yield* Effect.promise(field.world)
      since = index + 1
    }
  }
})

export const campaign = Effect.fnUntraced(function* (url: string, seed: string, range: Range) {
  const contract = yield* Effect.promise(() => published(url))
  const make = yield* Effect.promise(() => worlds(contract, url))
  let accounts = 0
  const field: Field = { url, seed, contract, world: () => make(`fuzz-${++accounts}`), sender: sender(url) }
  const failures: Array<Failure> = []
  const answers = new Map<string, Map<number, number>>()
  let asked = 0
  let slowest: Failure | undefined
  const note = async (outcome: Outcome, since: number) => {
    const { answer, tried } = outcome
    asked++
    const statuses = answers.get(tried.operation.operationId) ?? new Map<number, number>()
    answers.set(tried.operation.operationId, statuses)
    if (answer !== undefined) statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
    if (answer !== undefined && answer.milliseconds > (slowest?.answer?.milliseconds ?? 0))
      slowest = { ...outcome, since }
    if (outcome.faults.length === 0 && !isSlow(outcome)) return
    const alone = await again(field, outcome)
    if (alone.faults.length > 0) failures.push({ ...alone, since: tried.index })
    // Slow among others and not alone is the machine's.
    else if (outcome.faults.length > 0) failures.push({ ...outcome, since })
  }
  const starts: Array<number> = []
  for (let from = range.from; from <= range.to; from += perAccount) starts.push(from)
  yield* Effect.forEach(
    starts,
    (from) =>
      failures.length >= enough
        ? Effect.void
        : batch(field, { from, to: Math.min(range.to, from + perAccount - 1) }, note),
    { concurrency: atOnce, discard: true }
  )
  field.sender.close()
  return { asked, failures, answers, slowest } satisfies Campaign
})

/** A failure with what repeats it. */
export const printFailure =
  (url: string, seed: string, title: string) =>
  (failure: Failure): string => {
    const { answer, faults, since, tried } = failure
    const { index, operation } = tried
    return [
      `case ${index}, ${operation.operationId}: ${tried.what.slice(0, 300)}`,
      ...faults.slice(0, 10).map((fault) => `  ${fault}`),
      `  ${curl(url, tried.request)}`,
      `  ${answer === undefined ? "" : shown(answer)}`,
      since === index ? "  It fails alone too:" : `  It fails only after those before it (since ${since}):`,
      `  OUTLAY_SEED='${seed}' OUTLAY_REPLAY=${since === index ? index : `${since}-${index}`} npx vitest run --project fuzz -t '${title}'`
    ].join("\n")
  }
