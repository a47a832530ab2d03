/**
 * What is wrong with a request is told to callers only, so that a session which has ended is told first. Only requests
 * that are refused come here, so that the question of its own costs the others nothing.
 */
import { query } from "./database.ts"
import { type Refusal, unauthenticated } from "./problems.ts"
import { type Caller, callerStatement } from "./statements.ts"

export const toCaller = async (
  session: string,
  user: string,
  refusalOf: (caller: Caller) => Refusal
): Promise<Refusal> => {
  const [caller] = await query<Caller>(callerStatement, [session, user])
  return caller === undefined ? unauthenticated : refusalOf(caller)
}
