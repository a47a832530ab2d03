/** The caller's own account. */
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { AccountDeletionJson, UserChangesJson, UserJson } from "../json/UserJson.ts"
import { CurrencyInUse, EmailTaken, UsernameTaken } from "../problems/Conflicts.ts"
import { Forbidden, PreconditionFailed } from "../problems/Problems.ts"
import { Authorization } from "./Authorization.ts"
import { ETag, IfMatch, IfNoneMatch } from "./Headers.ts"
import { Reauthentication } from "./Reauthentication.ts"
import { RequestInput } from "./RequestInput.ts"

export class UsersApi extends HttpApiGroup.make("users")
  .add(
    HttpApiEndpoint.get("getMe", "/me", {
      headers: IfNoneMatch,
      success: HttpApiSchema.WithHeaders(UserJson, ETag)
    })
      .middleware(RequestInput)
      .annotate(OpenApi.Summary, "Read your account"),
    HttpApiEndpoint.put("changeMe", "/me", {
      headers: IfMatch,
      payload: UserChangesJson,
      success: HttpApiSchema.WithHeaders(UserJson, ETag),
      error: [Forbidden, EmailTaken, UsernameTaken, CurrencyInUse, PreconditionFailed]
    })
      .middleware(RequestInput)
      .middleware(Reauthentication)
      .annotate(OpenApi.Summary, "Change your account; a new email or password needs a fresh proof of identity"),
    HttpApiEndpoint.delete("removeMe", "/me", {
      headers: IfMatch,
      payload: AccountDeletionJson,
      success: HttpApiSchema.NoContent,
      error: PreconditionFailed
    })
      .middleware(RequestInput)
      .middleware(Reauthentication)
      .annotate(OpenApi.Summary, "Delete your account and everything that is yours")
  )
  .middleware(Authorization)
  .prefix("/users")
  .annotateMerge(OpenApi.annotations({ title: "Users", description: "Your own account." })) {}
