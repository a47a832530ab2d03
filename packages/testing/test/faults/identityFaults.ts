/** Broken users and sessions: names in another case, tokens that never or always show theft, ends that miss. */
import type { Principal, SessionId } from "@outlay/application"
import { EmailTaken, UsernameTaken, UserRepository } from "@outlay/domain"
import { Clock, DateTime, Duration, Effect, Option } from "effect"
import { type Fault, fault, type Inject, sessions, users } from "./Fault.ts"

const rotated = (name: string) => ["rotating refresh tokens", name] as const

/** Once a session was found, it is always found as it was then. */
const foundForEver = (): Inject => {
  const known = new Map<SessionId, Principal>()
  return sessions((real) => ({
    find: (id) =>
      Effect.map(real.find(id), (found) => {
        if (Option.isSome(found)) known.set(id, found.value)
        return Option.fromUndefinedOr(known.get(id))
      }),
    open: (session, token, proven) =>
      Effect.tap(
        real.open(session, token, proven),
        Effect.flatMap(real.find(session.id), (found) =>
          Effect.sync(() => Option.isSome(found) && known.set(session.id, found.value))
        )
      )
  }))
}

export const windowTooLong = sessions((real) => ({
  rotate: (digest, next, at) =>
    real.rotate(digest, next, { ...at, reuseWindow: Duration.sum(at.reuseWindow, Duration.millis(1)) })
}))

export const identityFaults: ReadonlyArray<Fault> = [
  fault(
    "usernames are compared with regard to case",
    users((real) => ({
      insert: (account) => Effect.catchTag(real.insert(account), "UsernameTaken", () => Effect.void)
    })),
    ["names of users", "a username is taken without regard to case: latin letters"],
    ["users at the same moment", "one username goes to one of many users"]
  ),
  fault(
    "of two faults the username's is told",
    users((real) => ({
      insert: (account) =>
        Effect.catchTag(real.insert(account), "EmailTaken", (): Effect.Effect<never, EmailTaken | UsernameTaken> =>
          Effect.fail(new UsernameTaken())
        )
    })),
    ["names of users", "when both names are taken the email's fault is told"]
  ),
  fault(
    "a user changes to a name that is taken",
    users((real) => ({
      modify: (id, f) =>
        Effect.catchIf(
          real.modify(id, f),
          (error) => error instanceof EmailTaken || error instanceof UsernameTaken,
          () => Effect.orDie(real.get(id))
        )
    })),
    ["names of users", "a user can't take a name that is taken"],
    ["users at the same moment", "of users who change to one email address at once"]
  ),
  fault(
    "a session is opened whatever was proven",
    (run) =>
      Effect.flatMap(UserRepository, (accounts) =>
        sessions((real) => ({
          open: (session, token, proven) =>
            Effect.flatMap(accounts.find(session.userId), (account) =>
              real.open(
                session,
                token,
                Option.match(account, { onNone: () => proven, onSome: (it) => it.passwordHash })
              )
            )
        }))(run)
      ),
    ["sessions", "a session can't be opened with a password that is not the user's any more"]
  ),
  fault(
    "nothing is forgotten",
    sessions(() => ({ forgetExpired: () => Effect.succeed(2) })),
    ["ends of sessions", "expired tokens are forgotten"]
  ),
  fault(
    "tokens are forgotten that still work",
    sessions((real) => ({ forgetExpired: (at) => real.forgetExpired(DateTime.addDuration(at, Duration.hours(2))) })),
    ["ends of sessions", "expired tokens are forgotten"]
  ),
  fault(
    "a spent token works for ever",
    sessions((real) => ({
      rotate: (digest, next, at) => real.rotate(digest, next, { ...at, reuseWindow: Duration.infinity })
    })),
    rotated("a spent token that comes back behind the window shows theft"),
    rotated("a window of zero lets no token work twice"),
    rotated("of many that send one token at once without a window")
  ),
  fault(
    "a spent token never works again",
    sessions((real) => ({
      rotate: (digest, next, at) => real.rotate(digest, next, { ...at, reuseWindow: Duration.zero })
    })),
    rotated("a spent token works again within the window"),
    rotated("of many that send one token at once each gets a further token")
  ),
  fault(
    "the window is still open at its end",
    windowTooLong,
    rotated("the window is over exactly at its end"),
    rotated("a window of zero lets no token work twice"),
    rotated("without a window a spent token never works again")
  ),
  fault(
    "the clock of the process decides what has expired",
    sessions((real) => ({
      rotate: (digest, next, at) =>
        Effect.flatMap(Clock.currentTimeMillis, (now) =>
          real.rotate(digest, next, { ...at, now: DateTime.makeUnsafe(now) })
        )
    })),
    rotated("a fresh token is rotated")
  ),
  fault(
    "an expired token is taken",
    sessions((real) => ({
      rotate: (digest, next, at) => real.rotate(digest, next, { ...at, now: DateTime.makeUnsafe(0) })
    })),
    rotated("an expired token is refused")
  ),
  fault(
    "a session is found whatever became of it",
    foundForEver(),
    ["sessions", "a session of a user who is not active is not found"],
    ["sessions", "the sessions of a removed user are gone"],
    ["ends of sessions", "a fresh, a spent and an expired token all end their session"]
  ),
  fault(
    "the session that should go on ends with the others",
    sessions((real) => ({ endAllOf: (userId) => real.endAllOf(userId, Option.none()) })),
    ["ends of sessions", "all sessions of a user end but one"]
  )
]
