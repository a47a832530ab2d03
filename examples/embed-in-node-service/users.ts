/** The service's own users, known by an API key. What Outlay wants of one is an id and a role in the book. */
import { type Role, UserId } from "@outlay/domain"

export interface TeamMember {
  readonly id: UserId
  readonly role: Role
}

const byKey: ReadonlyMap<string, TeamMember> = new Map([
  ["ann", { id: UserId.make("01900000-0000-7000-8000-00000000000a"), role: "editor" }],
  ["bob", { id: UserId.make("01900000-0000-7000-8000-00000000000b"), role: "viewer" }]
])

export const memberOf = (key: string | undefined): TeamMember | undefined => byKey.get(key ?? "")
