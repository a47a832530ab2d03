/** A store that loses changes of categories, for the runners to tell of. */
import { layer as memory } from "@outlay/adapters-memory"
import { type BookId, type Category, type CategoryId, CategoryRepository } from "@outlay/domain"
import { Effect, Layer, Result } from "effect"

/** Reads, and writes later over whatever is there by then. */
const modify =
  (real: CategoryRepository["Service"]) =>
  <E>(bookId: BookId, id: CategoryId, f: (category: Category) => Result.Result<Category, E>) =>
    Effect.gen(function* () {
      const next = yield* Effect.fromResult(f(yield* real.get(bookId, id)))
      yield* Effect.yieldNow
      return yield* real.modify(bookId, id, () => Result.succeed(next))
    })

const layer = Layer.effect(
  CategoryRepository,
  Effect.map(CategoryRepository, (real) => ({ ...real, modify: modify(real) }))
).pipe(Layer.provideMerge(memory))

export const broken = { name: "a broken store", layer, ports: ["books", "categories"] } as const
