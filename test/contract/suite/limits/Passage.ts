/**
 * How time passes for promises about windows. A store that counts by the clock of this process is given one that stands
 * where it is told. A store with a clock of its own has to be waited for.
 */
import { Clock, Context, Effect } from "effect"
import { instant } from "../builders.ts"
import { at } from "../random/histories.ts"

/** Runs an effect so many milliseconds after the beginning. */
export type After = (millis: number) => <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>

export const Passage = Context.Reference<Effect.Effect<After>>("test/contract/Passage", {
  defaultValue: () => Effect.succeed((millis: number) => at(instant(millis)))
})

/** Waits for the time, and a little longer: by how much another clock is behind is not known. */
export const inRealTime: Effect.Effect<After> = Effect.map(
  Clock.currentTimeMillis,
  (begun): After =>
    (millis) =>
    (effect) =>
      Effect.flatMap(Clock.currentTimeMillis, (now) =>
        Effect.delay(effect, millis === 0 ? 0 : Math.max(0, begun + millis + 100 - now))
      )
)
