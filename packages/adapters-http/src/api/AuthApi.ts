/** Registering, signing in, staying signed in, signing out. */
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { LoginJson, RefreshTokenJson, TokenPairJson } from "../json/TokenJson.ts"
import { RegistrationJson, UserJson } from "../json/UserJson.ts"
import { EmailTaken, UsernameTaken } from "../problems/Conflicts.ts"
import { InvalidCredentials, InvalidRefreshToken, TooManyRequests } from "../problems/Problems.ts"
import { ETag } from "./Headers.ts"
import { RequestInput } from "./RequestInput.ts"

export class AuthApi extends HttpApiGroup.make("auth")
  .add(
    HttpApiEndpoint.post("register", "/register", {
      payload: RegistrationJson,
      success: HttpApiSchema.WithHeaders(UserJson.pipe(HttpApiSchema.status(201)), ETag),
      error: [EmailTaken, UsernameTaken, TooManyRequests]
    }).annotate(OpenApi.Summary, "Register; the predefined categories are there at once"),
    HttpApiEndpoint.post("login", "/login", {
      payload: LoginJson,
      success: TokenPairJson,
      error: [InvalidCredentials, TooManyRequests]
    }).annotate(OpenApi.Summary, "Sign in"),
    HttpApiEndpoint.post("refresh", "/refresh", {
      payload: RefreshTokenJson,
      success: TokenPairJson,
      error: InvalidRefreshToken
    }).annotate(OpenApi.Summary, "Spend a refresh token for a new pair of tokens"),
    HttpApiEndpoint.post("logout", "/logout", {
      payload: RefreshTokenJson,
      success: HttpApiSchema.NoContent
    }).annotate(OpenApi.Summary, "End the session of a refresh token")
  )
  .middleware(RequestInput)
  .prefix("/auth")
  .annotateMerge(OpenApi.annotations({ title: "Auth", description: "Accounts and sessions." })) {}
