/** Histories of users and sessions: names, memberships, tokens that are rotated, stolen and ended. */
import { RefreshTokenDigest, SessionId } from "@outlay/application"
import { type Account, type Book, Member, PasswordHash, User, UserId } from "@outlay/domain"
import { Duration, Effect, Option, Result } from "effect"
import { email, instant, newBook } from "../builders.ts"
import { type Port, ports } from "../ports.ts"
import { answerOf, type Histories } from "./histories.ts"
import { type IdentityCommand, identityCommand, type Ref } from "./IdentityCommand.ts"
import { historyIds, Made } from "./Made.ts"

const needs = ["books", "users", "sessions"] as const

interface World {
  readonly books: ReadonlyArray<Book>
  readonly ids: ReadonlyArray<string>
}

const world = Effect.gen(function* () {
  const books = [yield* newBook(), yield* newBook(), yield* newBook()]
  const world: World = { books, ids: yield* historyIds }
  return world
})

const digestOf = (id: string) => RefreshTokenDigest.make(id.replaceAll("-", "").repeat(2))

const playIdentity = Effect.fnUntraced(function* (
  command: IdentityCommand,
  { books: kept, ids: [history = ""] }: World,
  made: Made,
  millis: number
): Effect.fn.Return<unknown, unknown, Port<(typeof needs)[number]>> {
  const { books, sessions, users } = yield* ports("books", "sessions", "users")
  const now = instant(millis)
  const idOf = (kind: string, ref: Ref) => (ref.unknown ? made.spare() : made.find(kind, ref.number))
  const userOf = (ref: Ref) => UserId.make(idOf("user", ref))
  // Of this history only, because the store is shared with others.
  const emailOf = (name: string) => email(`${name}@${history}.example.com`)
  const usernameOf = (name: string) => `${history} ${name}`
  switch (command._tag) {
    case "InsertUser": {
      const id = UserId.make(made.next("user"))
      const names = { email: emailOf(command.email), username: usernameOf(command.username), fullName: null }
      const flags = { isActive: true, isVerified: false, createdAt: now, updatedAt: now, version: 1 }
      return yield* users.insert({ user: User.make({ id, ...names, ...flags }), passwordHash: PasswordHash.make(id) })
    }
    case "ChangeUser": {
      const { email, isActive, username } = command
      const change = ({ passwordHash, user }: Account) => {
        const names = {
          email: email === undefined ? user.email : emailOf(email),
          username: username === undefined ? user.username : usernameOf(username)
        }
        return Result.succeed({
          passwordHash,
          user: User.make({ ...user, ...names, isActive, version: user.version + 1 })
        })
      }
      return yield* users.modify(userOf(command.user), change)
    }
    case "RemoveUser":
      return yield* users.remove(userOf(command.user))
    case "FindByEmail":
      return yield* users.findByEmail(emailOf(command.email))
    case "Join": {
      const userId = userOf(command.user)
      const book = kept[command.book]
      // Someone who is not there can't be asked to join.
      if (book === undefined || Option.isNone(yield* users.find(userId))) return "nobody"
      return yield* books.join(Member.make({ bookId: book.id, userId, role: command.role }))
    }
    case "BooksOf":
      return yield* books.ofUser(userOf(command.user))
    case "OpenSession": {
      const userId = userOf(command.user)
      const account = yield* users.find(userId)
      if (Option.isNone(account)) return "nobody"
      const session = { id: SessionId.make(made.next("session")), userId, authenticatedAt: now }
      const digest = digestOf(made.next("token"))
      const token = { digest, expiresAt: instant(millis + command.lifetime) }
      return yield* sessions.open(session, token, account.value.passwordHash)
    }
    case "Rotate": {
      const digest = digestOf(idOf("token", command.token))
      const next = { digest: digestOf(made.next("token")), expiresAt: instant(millis + 15_000) }
      return yield* sessions.rotate(digest, next, { now, reuseWindow: Duration.millis(command.window) })
    }
    case "EndByToken":
      return yield* sessions.endByToken(digestOf(idOf("token", command.token)))
    case "EndAllOf": {
      const except = Option.map(Option.fromUndefinedOr(command.except), (ref) => SessionId.make(idOf("session", ref)))
      return (yield* sessions.endAllOf(userOf(command.user), except)).toSorted()
    }
    case "FindSession":
      return yield* sessions.find(SessionId.make(idOf("session", command.session)))
  }
})

const first = { number: 0, unknown: false } as const

/** Somebody with a book who has signed in, or most commands would find nothing. */
const beginning: ReadonlyArray<IdentityCommand> = [
  { _tag: "InsertUser", email: "ann", username: "Ann" },
  { _tag: "Join", user: first, book: 1, role: "owner" },
  { _tag: "OpenSession", user: first, lifetime: 60_000 }
]

const play = Effect.fnUntraced(function* (world: World, commands: ReadonlyArray<IdentityCommand>) {
  const { books, sessions, users } = yield* ports("books", "sessions", "users")
  for (const book of world.books) yield* books.insert(book)
  const made = new Made(world.ids)
  for (const command of beginning) yield* playIdentity(command, world, made, 0)
  const answers: Array<unknown> = []
  let millis = 0
  for (const command of commands) {
    if (command._tag === "Rotate") millis += command.wait
    answers.push(yield* answerOf(playIdentity(command, world, made, millis)))
  }
  const everybody = made.all("user").map((id) => UserId.make(id))
  answers.push({
    users: yield* Effect.forEach(everybody, users.find),
    books: yield* Effect.forEach(everybody, books.ofUser),
    sessions: yield* Effect.forEach(made.all("session"), (id) => sessions.find(SessionId.make(id))),
    tokens: yield* Effect.forEach(made.all("token"), (id) => sessions.endByToken(digestOf(id)))
  })
  return answers
})

export const identityHistories: Histories<IdentityCommand, World, (typeof needs)[number]> = {
  needs,
  name: "any history of users and sessions answers and ends as the model's does",
  command: identityCommand,
  world,
  play,
  check: () => Effect.void
}
