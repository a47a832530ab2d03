/**
 * The ports that a group of handlers needs, asked for when it is made. Its endpoints run in the context in which they were
 * made (see {@link endpointEffect}), so that no request has to be given them again: this tells it to the types.
 */
import { Effect } from "effect"

export const inherited = <Ports>() =>
  Effect.as(
    Effect.context<Ports>(),
    <A, E, R>(effect: Effect.Effect<A, E, R>) => effect as Effect.Effect<A, E, Exclude<R, Ports>>
  )
