/** What only one process can do. With several it would be wrong without anybody noticing, so it is refused. */
import { Option, Redacted } from "effect"
import type { ServerConfig } from "../config/ServerConfig.ts"
import { storageKind } from "../storage/StorageKind.ts"

const inMemory = ({ limits }: ServerConfig): boolean =>
  Option.exists(limits.store, (store) => Redacted.value(store) === "memory")

/** Why there can't be several workers, in one line. */
export const needsOneProcess = (config: ServerConfig): string | undefined => {
  switch (storageKind(config)._tag) {
    case "Embedded":
      return "WORKERS is more than 1, and DATABASE_URL is absent: the embedded database belongs to one process"
    case "Memory":
      return "WORKERS is more than 1, and DATABASE_URL is memory:, which belongs to one process"
    case "Server":
      return inMemory(config)
        ? "WORKERS is more than 1, and RATE_LIMIT_STORE is memory, where each would count for itself"
        : undefined
  }
}
