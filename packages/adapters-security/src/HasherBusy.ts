/**
 * The defect of a password hasher that can't take a job now: too many wait already, or it is stopping. It is not a
 * refusal of the port, since nobody but the edge (503, try again later) can do anything about it.
 */
import { Schema } from "effect"

export class HasherBusy extends Schema.TaggedError<HasherBusy>()("HasherBusy", {
  reason: Schema.Literals(["full", "closed"])
}) {
  override get message() {
    return this.reason === "full" ? "too many passwords wait to be hashed" : "the password hasher has stopped"
  }
}
