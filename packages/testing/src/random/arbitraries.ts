/** Small arbitraries that shrink towards the first of what they are given. */
import { Arbitrary, Schema } from "effect"

export type Of<A> = A extends Arbitrary.Arbitrary<infer B> ? B : never

/** One of some values; one that is there twice comes twice as often. */
export const anyOf = <const A>(values: ReadonlyArray<A>): Arbitrary.Arbitrary<A> =>
  Arbitrary.map(
    Arbitrary.schema(Schema.Literals(values.map((_, index) => index))),
    // One of its own indices.
    (index) => values[index] as A
  )

/** Up to three of some values, each once. */
export const someOf = <const A>(values: ReadonlyArray<A>): Arbitrary.Arbitrary<ReadonlyArray<A>> =>
  Arbitrary.map(Arbitrary.array(anyOf(values), { maxLength: 3 }), (chosen) => [...new Set(chosen)])

/** What one of some arbitraries gives; one that is there twice comes twice as often. */
export const oneOf = <C extends Arbitrary.Arbitrary<unknown>>(choices: ReadonlyArray<C>): Arbitrary.Arbitrary<Of<C>> =>
  // What each of them gives is what one of them gives.
  Arbitrary.flatMap(anyOf(choices), (choice) => choice as Arbitrary.Arbitrary<Of<C>>)

/** A value that is there in one of two cases. */
export const maybe = <A>(value: Arbitrary.Arbitrary<A>): Arbitrary.Arbitrary<A | undefined> =>
  oneOf([Arbitrary.Constant(undefined), value])
