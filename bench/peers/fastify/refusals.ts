/** Refusals as problems, for what Fastify refuses by itself as well as for what handlers refuse. */
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify"
import { isUnreachable } from "../shared/database.ts"
import {
  bodyTooLarge,
  emptyBody,
  failed,
  type Fault,
  invalid,
  notDecodable,
  notJsonType,
  outOfReach,
  problemJson,
  Refusal,
  unauthenticated
} from "../shared/problems.ts"
import { toCaller } from "../shared/toCaller.ts"

declare module "fastify" {
  interface FastifyContextConfig {
    /** Every fault of a request that its schema has refused. Without a currency where nobody needs to be known. */
    faultsOf?(request: FastifyRequest, currency?: string): ReadonlyArray<Fault>
  }
}

const pathOf = ({ url }: FastifyRequest): string => url.split("?", 1).join()

export const refuse = (request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply => {
  const { status } = refusal.problem
  if (status === 401) reply.header("www-authenticate", "Bearer")
  if (status === 503) reply.header("retry-after", "1")
  return reply
    .code(status)
    .header("content-type", "application/problem+json")
    .serializer((text: string) => text)
    .send(problemJson(refusal, pathOf(request)))
}

const refuseFault = (request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply => {
  if (isUnreachable(error)) return refuse(request, reply, outOfReach)
  console.error(error)
  return refuse(request, reply, failed)
}

/** Refuses for the faults that handlers find, to a caller whose session still lives. */
export const refuseInput = async (
  request: FastifyRequest,
  reply: FastifyReply,
  refusalOf: (currency?: string) => Refusal
): Promise<FastifyReply> => {
  const { user } = request
  if (!user) return refuse(request, reply, refusalOf())
  try {
    return refuse(request, reply, await toCaller(user.sid, user.sub, ({ currency }) => refusalOf(currency)))
  } catch (error) {
    return refuseFault(request, reply, error)
  }
}

const ofFastify: Readonly<Record<string, Refusal>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: bodyTooLarge,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: notJsonType,
  FST_ERR_CTP_EMPTY_TYPE: notJsonType,
  FST_ERR_BAD_URL: notDecodable
}

/** What a request is refused for before its handler has seen it; none when the fault is ours. */
const inputRefusal = (error: FastifyError | Refusal, request: FastifyRequest, currency: string | undefined) => {
  if (error instanceof Refusal) return error
  if (error.validation !== undefined) {
    if (error.validationContext === "body" && request.body === undefined) return emptyBody
    return invalid(request.routeOptions.config.faultsOf?.(request, currency) ?? [])
  }
  return ofFastify[error.code]
}

export const onError = async (
  error: FastifyError | Refusal,
  request: FastifyRequest,
  reply: FastifyReply
): Promise<FastifyReply> => {
  if (error === unauthenticated || ("code" in error && /^FA?ST_JWT_/.test(error.code)))
    return refuse(request, reply, unauthenticated)
  if (inputRefusal(error, request, undefined) === undefined) return refuseFault(request, reply, error)
  return refuseInput(request, reply, (currency) => inputRefusal(error, request, currency) ?? failed)
}
