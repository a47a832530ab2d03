/** Where everything is kept, by `DATABASE_URL`: absent is the embedded database, `memory:` keeps nothing. */
import { Option, Redacted } from "effect"
import type { ServerConfig } from "../config/ServerConfig.ts"

export type StorageKind =
  | { readonly _tag: "Embedded"; readonly dataDir: string }
  | { readonly _tag: "Memory" }
  | { readonly _tag: "Server"; readonly url: Redacted.Redacted }

export const storageKind = ({ storage }: ServerConfig): StorageKind =>
  Option.match(storage.databaseUrl, {
    onNone: () => ({ _tag: "Embedded", dataDir: storage.dataDir }),
    onSome: (url) => (/^memory:/i.test(Redacted.value(url)) ? { _tag: "Memory" } : { _tag: "Server", url })
  })
