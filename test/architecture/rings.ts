// The ring table: what the files under each path may import, besides files of their own src. The last matching row counts.
// Enforced twice, here and in .oxlintrc.json; the fixtures prove that both refuse the same things.
export interface Ring {
  readonly under: string
  readonly may: ReadonlyArray<string>
  readonly mayNot?: ReadonlyArray<string>
  /** What these files reach by relative imports obeys the same row, so that they can be shared. */
  readonly closed?: true
}

const domain = ["@outlay/domain", "@outlay/domain/*"]
const inner = [...domain, "@outlay/application", "@outlay/application/*"]
const kit = ["effect", "effect/persistence", "effect/testing", "node:assert", "@outlay/adapters-memory"]
  .concat("@outlay/adapters-http", "@outlay/adapters-http/*")
  .concat(inner)
const contract = { may: ["effect", "effect/http", "effect/http-api", ...domain], closed: true } as const

/** What of the HTTP adapter is for those who call it; it is closed itself. */
const published = ["@outlay/adapters-http/api/*", "@outlay/adapters-http/json/*"]

export const rings: ReadonlyArray<Ring> = [
  { under: "packages/domain/src/", may: ["effect"] },
  { under: "packages/application/src/", may: ["effect", ...domain] },
  { under: "packages/adapters-memory/src/", may: ["effect", ...inner] },
  {
    under: "packages/adapters-pg/src/",
    may: ["effect", "effect/*", "@effect/sql-pg", "@effect/sql-pg/*", "@electric-sql/pglite", "@electric-sql/pglite/*"]
      .concat("node:*")
      .concat(inner)
  },
  {
    under: "packages/adapters-security/src/",
    may: ["effect", "effect/*", "jose", "jose/*", "bcryptjs", "node:*", ...inner]
  },
  { under: "packages/adapters-http/src/", may: ["effect", "effect/*", ...inner] },
  { under: "packages/adapters-http/src/api/", ...contract },
  { under: "packages/adapters-http/src/json/", ...contract },
  { under: "packages/client/src/", may: ["effect", "effect/http", "effect/http-api", ...published] },
  { under: "packages/testing/src/", may: kit },
  { under: "packages/testing/src/node.ts", may: ["node:test"] },
  { under: "packages/testing/src/vitest.ts", may: ["vitest"] },
  { under: "packages/server/src/", may: ["*"], mayNot: ["@outlay/server", "@outlay/server/*"] }
]

export const ringOf = (file: string): Ring | undefined => rings.findLast((ring) => file.startsWith(ring.under))

export const allows = (ring: Ring, specifier: string): boolean =>
  ring.may.some(matches(specifier)) && !(ring.mayNot ?? []).some(matches(specifier))

const matches = (specifier: string) => (pattern: string) =>
  pattern.endsWith("*") ? specifier.startsWith(pattern.slice(0, -1)) : specifier === pattern
