/** The hosts' own users, known by an API key. What Outlay wants of one is an id. */
import { UserId } from "@outlay/domain"

export interface User {
  readonly name: string
  readonly id: UserId
}

export const hostUsers: ReadonlyArray<User> = [
  { name: "ann", id: UserId.make("01900000-0000-7000-8000-00000000000a") },
  { name: "bob", id: UserId.make("01900000-0000-7000-8000-00000000000b") }
]

/** A host has its sessions or its tokens here. */
export const userOfKey = (key: unknown): User | undefined => hostUsers.find(({ name }) => name === key)
