/**
 * Makes use cases that take values of the domain into ones that take plain values: a codec for each argument reads what
 * is said, by the rules of the domain, and what breaks them is refused as `InvalidInput` before anything is asked or done.
 */
import { BookCurrency } from "@outlay/domain"
import { Effect, Schema } from "effect"
import type { Actor } from "../actor/Actor.ts"
import { ActorInput } from "./ActorInput.ts"
import { InvalidInput } from "./InvalidInput.ts"

/** The name of an argument, which a fault may tell, and how it is read. */
type Argument<R> = Readonly<Record<string, Schema.Codec<unknown, unknown, R, unknown>>>
type Arguments<R> = ReadonlyArray<Argument<R>>

type Decoded<S> = { [I in keyof S]: S[I] extends Readonly<Record<string, { readonly Type: infer A }>> ? A : never }
type Encoded<S> = S extends Readonly<Record<string, { readonly Encoded: infer A }>> ? A : never

/** What is said for the parameters `P`: by their names, and as optional as they are. */
type Said<P, S> = { [I in keyof P]: I extends keyof S ? Encoded<S[I]> : never }

type Parts<U> = U extends (...args: infer P) => Effect.Effect<infer A, infer E, infer R> ? [P, A, E, R] : never

type Plain<U, S> =
  Parts<U> extends [infer P extends ReadonlyArray<unknown>, infer A, infer E, infer R]
    ? (...said: Said<P, S>) => Effect.Effect<A, E | InvalidInput, R>
    : never

const reading = <R, const S extends Arguments<R>>(
  args: S,
  options: { readonly onExcessProperty: "error" | "ignore" }
) => {
  const codecs: Argument<R> = Object.assign({}, ...args)
  const names = Object.keys(codecs)
  const decode = Schema.decodeUnknownEffect(Schema.Struct(codecs), { errors: "all", ...options })
  return (said: ReadonlyArray<unknown>): Effect.Effect<Decoded<S>, InvalidInput, R> =>
    decode(Object.fromEntries(names.map((name, index) => [name, said[index]]))).pipe(
      Effect.mapBoth({
        onSuccess: (read) => names.map((name) => read[name]) as Decoded<S>,
        onFailure: InvalidInput.of
      })
    )
}

// A name that is written wrong must not pass for something that was left out.
const strictly = { onExcessProperty: "error" } as const

/** A use case with a codec for each of its arguments. */
export const plainly = <
  const S extends Arguments<never>,
  U extends (...args: Decoded<S>) => Effect.Effect<unknown, unknown, unknown>
>(
  useCase: U,
  ...args: S
): Plain<U, S> => {
  const read = reading(args, strictly)
  const plain = (...said: ReadonlyArray<unknown>) => Effect.flatMap(read(said), (args) => useCase(...args))
  return plain as Plain<U, S>
}

const actor = { actor: ActorInput }
// Of one's own user, more may be known.
const readActor = reading([actor], { onExcessProperty: "ignore" })

/** A use case about an actor's book with a codec for each other argument; amounts are in the currency of the book. */
export const inBook = <
  const S extends Arguments<BookCurrency>,
  U extends (actor: Actor, ...args: Decoded<S>) => Effect.Effect<unknown, unknown, unknown>
>(
  useCase: U,
  ...args: S
): Plain<U, [typeof actor, ...S]> => {
  const read = reading<BookCurrency, S>(args, strictly)
  const plain = Effect.fnUntraced(function* (actor: unknown, ...said: ReadonlyArray<unknown>) {
    const [asking] = yield* readActor([actor])
    const rest = yield* Effect.provideService(read(said), BookCurrency, asking.book)
    return yield* useCase(asking, ...rest)
  })
  return plain as Plain<U, [typeof actor, ...S]>
}
