/** What a refusal must look like, whatever it is about. */
import { assert } from "@effect/vitest"
import type { Answer } from "./Client.ts"

export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly instance: string
  readonly errors?: ReadonlyArray<
    { readonly pointer: string; readonly detail: string } | { readonly parameter: string; readonly detail: string }
  >
}

/** Checks that an answer is a problem (RFC 9457) of a status, and gives it back. */
export const problemOf = (status: number, answer: Answer): Problem => {
  assert.strictEqual(answer.status, status, answer.text)
  assert.match(answer.headers.get("content-type") ?? "", /^application\/problem\+json/)
  const problem = answer.body as Problem
  assert.strictEqual(problem.status, status)
  assert.match(problem.type, /^\/problems\/[a-z-]+$/)
  for (const text of [problem.title, problem.detail, problem.instance]) assert.isString(text)
  return problem
}

/** Checks that a promised answer is a problem of a status and a type (without `/problems/`). */
export const assertProblem = async (status: number, type: string, answer: Promise<Answer>): Promise<void> => {
  assert.strictEqual(problemOf(status, await answer).type, `/problems/${type}`)
}

/**
 * Checks that a promised answer is a 422 with faults at exactly these places: pointers begin with `/`, parameters do
 * not. Each place is told of with at least one fault; in which order is not promised.
 */
export const assertFaults = async (answer: Promise<Answer>, ...places: ReadonlyArray<string>): Promise<void> => {
  const problem = problemOf(422, await answer)
  assert.strictEqual(problem.type, "/problems/validation")
  const told = (problem.errors ?? []).map((fault) => ("pointer" in fault ? fault.pointer : fault.parameter))
  assert.deepStrictEqual([...new Set(told)].toSorted(), places.toSorted(), JSON.stringify(problem.errors))
  for (const { detail } of problem.errors ?? []) assert.notStrictEqual(detail, "")
}
