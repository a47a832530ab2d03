/** How time passes for promises about windows: the clock of this process stands where it is told. */
import { instant } from "../builders.ts"
import { at } from "../clock.ts"

/** Runs an effect so many milliseconds after the beginning. */
export const after = (millis: number) => at(instant(millis))
