/** How the tests here are repeated: the same requests each time, unless the environment asks for others. */
import { repetition } from "@outlay/testing/random/repetition"

const { replay, runs, seed } = repetition({ runs: 1 })

/** `OUTLAY_SEED` asks for other requests, `OUTLAY_RUNS` for so many times more, `OUTLAY_REPLAY` for what failed. */
export const repeat = { seed, times: runs, replay }
