/** What the faults of idempotency are told by and made of. */
import type { KeptAnswer, RepeatableRequest } from "@outlay/application"
import type { BookId } from "@outlay/domain"
import { idempotency, type Inject } from "./Fault.ts"

export const kept = (name: string) => ["answers that are kept", name] as const
export const whole = (name: string) => ["an answer and what it stands for", name] as const
export const meanwhile = (name: string) => ["repetitions at the same moment", name] as const

export const given = ({ fingerprint }: RepeatableRequest, answer: string): KeptAnswer => ({
  answer,
  fingerprint,
  replayed: false
})

/** Another request in the place of the one that is asked for. */
export const asking = (change: (request: RepeatableRequest) => Partial<RepeatableRequest>): Inject =>
  idempotency((real) => ({
    once: (bookId, request, effect) => real.once(bookId, { ...request, ...change(request) }, effect)
  }))

export const keyOf = (bookId: BookId, { key, userId }: RepeatableRequest) => `${bookId} ${userId} ${key}`
