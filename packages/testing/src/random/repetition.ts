/** How random promises are repeated: the same histories each time, unless the environment asks for others. */
import type { Repetition } from "./histories.ts"

/** `OUTLAY_SEED` and `OUTLAY_RUNS` ask for other or more histories, `OUTLAY_REPLAY` for one failure. */
export const repetition = ({ replay, runs = 40, seed = "outlay" }: Partial<Repetition> = {}): Repetition => ({
  seed: process.env["OUTLAY_SEED"] ?? seed,
  runs: Number(process.env["OUTLAY_RUNS"] ?? runs),
  replay: process.env["OUTLAY_REPLAY"] ?? replay
})
