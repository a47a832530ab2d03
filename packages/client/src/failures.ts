/** How a call can fail without a problem that the server has answered. Those are in the contract. */
import { Schema } from "effect"

const cause = Schema.Defect()

/** No answer came, however often it was tried. What was asked for may have been done all the same. */
export class Unreachable extends Schema.TaggedError<Unreachable>()("Unreachable", { cause }) {
  override get message() {
    return "the server can't be reached"
  }
}

/** Something answered, and not as the contract says: a proxy, or a server of another version. */
export class UnexpectedAnswer extends Schema.TaggedError<UnexpectedAnswer>()("UnexpectedAnswer", { cause }) {
  override get message() {
    return "the answer is not one of the contract"
  }
}

/** What was to be sent has not the shape that the contract tells, or there is nowhere to send it; it was not sent. */
export class InvalidRequest extends Schema.TaggedError<InvalidRequest>()("InvalidRequest", { cause }) {
  override get message() {
    return "the request is not one of the contract"
  }
}

/** The tokens are no longer accepted and are forgotten: somebody has to sign in again. */
export class SessionEnded extends Schema.TaggedError<SessionEnded>()("SessionEnded", {}) {
  override get message() {
    return "the session has ended"
  }
}

/** What any call can fail with. */
export type CallFailed = Unreachable | UnexpectedAnswer | InvalidRequest
