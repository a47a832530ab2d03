/**
 * Some changes need a fresh proof of identity. Whether it is there is told before any fault of the body, so that a
 * stolen token learns nothing from the faults.
 */
import { HttpApiMiddleware } from "effect/http-api"
import { ReauthenticationRequired, TooManyRequests } from "../problems/Problems.ts"
import type { Caller } from "./Authorization.ts"

export class Reauthentication extends HttpApiMiddleware.Service<Reauthentication, { requires: Caller }>()(
  "@outlay/adapters-http/api/Reauthentication",
  { error: [ReauthenticationRequired, TooManyRequests] }
) {}
