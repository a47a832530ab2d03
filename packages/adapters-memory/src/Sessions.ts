/** Sessions and tokens as rows of a state. An ended session stays, so that its tokens stay known. */
import type { SessionId, StoredRefreshToken } from "@outlay/application"
import type { UserId } from "@outlay/domain"
import { DateTime, HashMap, Option } from "effect"
import { requireFree } from "./Constraints.ts"
import type { SessionRow, State, TokenRow } from "./State.ts"

/** The session with an id, if it goes on. */
export const ongoing = (state: State, id: SessionId): Option.Option<SessionRow["session"]> =>
  Option.flatMap(HashMap.get(state.sessions, id), ({ session, ended }) =>
    ended ? Option.none() : Option.some(session)
  )

export const ended = (state: State, id: SessionId): State => ({
  ...state,
  sessions: HashMap.modify(state.sessions, id, (row) => ({ ...row, ended: true }))
})

/** The ids of the sessions of a user, oldest first. */
export const sessionsOf = (state: State, userId: UserId): ReadonlyArray<SessionId> =>
  HashMap.toEntries(state.sessions)
    .filter(([, { session }]) => session.userId === userId)
    .map(([id]) => id)
    .toSorted()

/** The state with a new token, not used yet. */
export const withToken = (state: State, sessionId: SessionId, { digest, expiresAt }: StoredRefreshToken): State => {
  requireFree(state.tokens, digest)
  return { ...state, tokens: HashMap.set(state.tokens, digest, { sessionId, expiresAt, firstUsedAt: null }) }
}

/** How many tokens had expired, and the state without them and without the sessions that they have left empty. */
export const withoutExpired = (state: State, at: DateTime.Utc): readonly [number, State] => {
  const isExpired = ({ expiresAt }: TokenRow): boolean => DateTime.isLessThanOrEqualTo(expiresAt, at)
  const tokens = HashMap.filter(state.tokens, (token) => !isExpired(token))
  const held = new Set(Array.from(HashMap.values(tokens), ({ sessionId }) => sessionId))
  const sessions = HashMap.filter(state.sessions, (_, id) => held.has(id))
  return [HashMap.size(state.tokens) - HashMap.size(tokens), { ...state, sessions, tokens }]
}

export const withoutSessionsOf = (state: State, userId: UserId): State => {
  const gone = new Set(sessionsOf(state, userId))
  const digests = HashMap.toEntries(state.tokens)
    .filter(([, { sessionId }]) => gone.has(sessionId))
    .map(([digest]) => digest)
  return {
    ...state,
    sessions: HashMap.removeMany(state.sessions, gone),
    tokens: HashMap.removeMany(state.tokens, digests)
  }
}
