/** What each problem says in an example, and which faults a request of each operation may have. */
import { maxBodyBytes } from "../RequestInput.ts"

export const details: Readonly<Record<string, string>> = {
  BadRequest: "The body is not JSON.",
  Unauthorized: "Send a valid access token as Bearer.",
  InvalidCredentials: "The email or the password is wrong.",
  InvalidRefreshToken: "Sign in again.",
  ReauthenticationRequired: "Sign in again, or send the right current_password.",
  Forbidden: "Ask an owner of the book for another role.",
  NotFound: "There is nothing of this id that is yours.",
  EmailTaken: "Choose another email address.",
  UsernameTaken: "Choose another username.",
  CurrencyInUse: "Remove all expenses and budgets first.",
  CurrencyChanged: "Amounts are in the book's new currency now.",
  CategoryNameTaken: "Choose another name.",
  CategoryInUse: "Name another category by reassign_to, and they move there.",
  BudgetOverlap: "Choose other dates, or change the budget that is there.",
  RequestStillRunning: "Send it again in a moment, with the same key.",
  IdempotencyKeyReused: "Send another request with a key of its own.",
  TooManyRequests: "Try again when Retry-After has passed.",
  PreconditionFailed: "If-Match names another version.",
  PayloadTooLarge: `The body is larger than ${maxBodyBytes} bytes.`,
  UnsupportedMediaType: "Send the body with Content-Type: application/json.",
  InternalServerError: "It is logged under the request id.",
  ServiceUnavailable: "Try again in a moment."
}

/** The one fault that a request without a body can have in its form. */
export const badAddress = "The address is not UTF-8 in percent-encoding."

type Faults = Readonly<Record<string, string>>

const amount: Faults = { "/amount": "must be greater than 0" }
const missing = "is required"
const unknown = "is not known here"
const badId: Faults = { id: "must be a UUID" }
const realDate = "must be a date of the calendar in the form YYYY-MM-DD"
const badDate: Faults = { date: realDate }

/** By the place in the body or the parameter. An operation that is not here knows no parameter. */
export const faults: Readonly<Record<string, Faults>> = {
  register: { "/email": "must be an email address", "/password": "must be at least 8 characters long" },
  login: { "/password": missing },
  refresh: { "/refresh_token": missing },
  logout: { "/refresh_token": missing },
  changeMe: { "/nickname": unknown, "/timezone": "must be an IANA time zone, such as Europe/Vienna" },
  removeMe: { "/password": unknown },
  createCategory: { "/name": "must not be empty", "/color": "must be a color in the form #rrggbb" },
  getCategory: badId,
  changeCategory: { "/name": "must be at most 100 characters long" },
  removeCategory: { reassign_to: "must be another category" },
  recordExpense: { ...amount, "/date": realDate },
  listExpenses: {
    colour: unknown,
    per_page: "must be a whole number from 1 to 100",
    end_date: "must not be before start_date"
  },
  getExpense: badId,
  changeExpense: { "/date": "must be from 1900-01-01 to 2100-12-31", "/tags": "must be at most 20 tags" },
  removeExpense: badId,
  createBudget: { ...amount, "/end_date": "must not be before the start date" },
  listBudgetStatuses: badDate,
  getBudget: badId,
  getBudgetStatus: badDate,
  changeBudget: { "/period": 'must be one of "daily", "weekly", "monthly", "yearly"' },
  removeBudget: badId,
  getMonthlyReport: { month: "must be a whole number from 1 to 12" },
  getYearlyReport: { year: "must be a whole number from 1900 to 2100" },
  getCategoryBreakdown: { end_date: "must be given together with the other end of the range" },
  getTrends: { months: "must be a whole number from 1 to 120" }
}
