/** Does something for each item when it is done for the one before; gives the results in order. */
export const oneAfterAnother = <A, B>(
  items: ReadonlyArray<A>,
  f: (item: A, index: number) => Promise<B>
): Promise<ReadonlyArray<B>> =>
  items.reduce<Promise<ReadonlyArray<B>>>(
    async (before, item, index) => [...(await before), await f(item, index)],
    Promise.resolve([])
  )
