/** Small arbitraries that shrink towards the first of what they are given. */
import { Arbitrary, Schema } from "effect"

/** One of some values. */
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
export const oneOf = <A>(choices: ReadonlyArray<Arbitrary.Arbitrary<A>>): Arbitrary.Arbitrary<A> =>
  Arbitrary.flatMap(anyOf(choices), (choice) => choice)

/** A value that is there in one of two cases. */
export const maybe = <A>(value: Arbitrary.Arbitrary<A>): Arbitrary.Arbitrary<A | undefined> =>
  oneOf([Arbitrary.Constant(undefined), value])
