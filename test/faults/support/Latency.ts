/** How long requests take, one after the other, in milliseconds. */
export const measured = async (count: number, ask: () => Promise<unknown>): Promise<ReadonlyArray<number>> => {
  if (count === 0) return []
  const since = performance.now()
  await ask()
  const took = performance.now() - since
  return [took, ...(await measured(count - 1, ask))]
}

export const p95 = (times: ReadonlyArray<number>): number =>
  times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN
