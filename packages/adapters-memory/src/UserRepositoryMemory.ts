import {
  type Account,
  caseKey,
  EmailTaken,
  UsernameTaken,
  type UserId,
  UserNotFound,
  UserRepository
} from "@outlay/domain"
import { Effect, HashMap, Layer, Option, Result } from "effect"
import { requireFree, requireSame } from "./Constraints.ts"
import { modifyRow } from "./ModifyRow.ts"
import { withoutSessionsOf } from "./Sessions.ts"
import type { State } from "./State.ts"
import { Store } from "./Store.ts"

/**
 * `UserRepository` on a store; `layer` of the package has it with all other ports.
 *
 * @example
 * ```ts
 * import { Store, UserRepositoryMemory } from "@outlay/adapters-memory"
 * import { UserRepository } from "@outlay/domain"
 * import { countedIds, email, givenAccount } from "@outlay/testing"
 * import { Effect, Layer, Option } from "effect"
 *
 * // Whoever is provided with it finds Ann there.
 * const withAnn = Layer.effectDiscard(givenAccount({ email: email("ann@example.com"), fullName: "Ann" })).pipe(
 *   Layer.provideMerge(UserRepositoryMemory.layer),
 *   Layer.provide([Store.layer, countedIds])
 * )
 * const found = Effect.flatMap(UserRepository, (users) => users.findByEmail(email("Ann@Example.com")))
 * const name = Effect.map(found, Option.map(({ user }) => user.fullName))
 * console.log(Option.getOrNull(await Effect.runPromise(Effect.provide(name, withAnn)))) // Ann
 * ```
 */
export const layer: Layer.Layer<UserRepository, never, Store> = Layer.effect(
  UserRepository,
  Effect.map(Store, (store) => {
    const find = (id: UserId) => store.read((state) => HashMap.get(state.accounts, id))
    return UserRepository.of({
      insert: (account) =>
        store.update((state) => {
          requireFree(state.accounts, account.user.id)
          return admitted(state, account)
        }),
      find,
      get: (id) =>
        Effect.flatMap(
          find(id),
          Effect.fromOption(() => new UserNotFound({ id }))
        ),
      findByEmail: (email) =>
        store.read((state) =>
          Option.flatMap(HashMap.get(state.emails, caseKey(email)), (id) => HashMap.get(state.accounts, id))
        ),
      modify: (id, f) =>
        store.modify((state) =>
          modifyRow(
            state,
            HashMap.get(state.accounts, id),
            () => new UserNotFound({ id }),
            f,
            (next, current) => {
              requireSame(current.user, next.user)
              return admitted(withoutAccount(state, current), next)
            }
          )
        ),
      remove: (id) =>
        store.update((state) =>
          Option.match(HashMap.get(state.accounts, id), {
            onNone: () => Result.fail(new UserNotFound({ id })),
            onSome: (account) =>
              Result.succeed({
                ...withoutSessionsOf(withoutAccount(state, account), id),
                roles: HashMap.remove(state.roles, id)
              })
          })
        )
    })
  })
)

const withoutAccount = (state: State, { user }: Account): State => ({
  ...state,
  accounts: HashMap.remove(state.accounts, user.id),
  emails: HashMap.remove(state.emails, caseKey(user.email)),
  usernames: HashMap.remove(state.usernames, caseKey(user.username))
})

/** The state with an account whose names no other one has. */
const admitted = (state: State, account: Account): Result.Result<State, EmailTaken | UsernameTaken> => {
  const { id, email, username } = account.user
  if (HashMap.has(state.emails, caseKey(email))) return Result.fail(new EmailTaken())
  if (HashMap.has(state.usernames, caseKey(username))) return Result.fail(new UsernameTaken())
  return Result.succeed({
    ...state,
    accounts: HashMap.set(state.accounts, id, account),
    emails: HashMap.set(state.emails, caseKey(email), id),
    usernames: HashMap.set(state.usernames, caseKey(username), id)
  })
}
