/** The conflicts (409) that a change can meet, one problem type each, so that a client can tell them apart. */
import { HttpApiError } from "effect/http-api"

export class EmailTaken extends HttpApiError.Problem<EmailTaken>()("EmailTaken", {
  type: "/problems/email-taken",
  status: 409,
  title: "The email address is taken"
}) {}

export class UsernameTaken extends HttpApiError.Problem<UsernameTaken>()("UsernameTaken", {
  type: "/problems/username-taken",
  status: 409,
  title: "The username is taken"
}) {}

export class CurrencyInUse extends HttpApiError.Problem<CurrencyInUse>()("CurrencyInUse", {
  type: "/problems/currency-in-use",
  status: 409,
  title: "The currency can't change while there are expenses or budgets"
}) {}

export class CurrencyChanged extends HttpApiError.Problem<CurrencyChanged>()("CurrencyChanged", {
  type: "/problems/currency-changed",
  status: 409,
  title: "The currency has changed meanwhile; send the request again"
}) {}

export class RequestStillRunning extends HttpApiError.Problem<RequestStillRunning>()("RequestStillRunning", {
  type: "/problems/request-still-running",
  status: 409,
  title: "The first request with this Idempotency-Key is still running"
}) {}

export class CategoryNameTaken extends HttpApiError.Problem<CategoryNameTaken>()("CategoryNameTaken", {
  type: "/problems/category-name-taken",
  status: 409,
  title: "There is a category of this name already"
}) {}

export class CategoryInUse extends HttpApiError.Problem<CategoryInUse>()("CategoryInUse", {
  type: "/problems/category-in-use",
  status: 409,
  title: "The category still has expenses or budgets"
}) {}

export class BudgetOverlap extends HttpApiError.Problem<BudgetOverlap>()("BudgetOverlap", {
  type: "/problems/budget-overlap",
  status: 409,
  title: "A budget of the same category and period overlaps in time"
}) {}
