import { mayManage, mayRead, mayWrite, permissions } from "@outlay/application"
import { Role } from "@outlay/domain"
import { assert, describe, it } from "@effect/vitest"
import { actorIn, givenActor } from "../support/givens.ts"
import { inWorld, refusedWith } from "../support/world.ts"

const policies = { read: mayRead, write: mayWrite, manage: mayManage } as const

const allowed = {
  owner: ["read", "write", "manage"],
  editor: ["read", "write"],
  viewer: ["read"]
} as const

describe("policies", () => {
  it("give each role what it may do and no more", () => {
    assert.deepStrictEqual(
      Role.literals.map((role) => [role, [...permissions[role]]]),
      Role.literals.map((role) => [role, [...allowed[role]]])
    )
  })

  it.effect.each(Role.literals)("let %s do that, and tell what is missing otherwise", (role) =>
    inWorld(function* () {
      const actor = actorIn((yield* givenActor()).book, role)
      for (const permission of ["read", "write", "manage"] as const) {
        const policy = policies[permission](actor)
        if (allowed[role].some((it) => it === permission)) {
          yield* policy
        } else {
          const refusal = yield* refusedWith("Forbidden", policy)
          assert.strictEqual(refusal.permission, permission)
          assert.strictEqual(refusal.message, `the role does not allow to ${permission}`)
        }
      }
    })()
  )
})
