// Every module that a source file names: static and dynamic imports, re-exports and `import("x")` types.
// An import whose name is computed can't be judged and is reported as such.
import { parseAst } from "rolldown/parseAst"

export const computed = "(computed)"

export const importsOf = (source: string): ReadonlyArray<string> => {
  const found = new Set<string>()
  visit(parseAst(source, { lang: "ts" }), (node) => {
    if (!importing.has(String(node["type"]))) return
    const from = node["source"]
    if (isRecord(from)) found.add(typeof from["value"] === "string" ? from["value"] : computed)
  })
  return [...found]
}

/** `effect/sql` is a file of `effect`, `@outlay/domain/money/Money` one of `@outlay/domain`. */
export const packageOf = (specifier: string): string =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/")

const importing = new Set([
  "ImportDeclaration",
  "ImportExpression",
  "ExportAllDeclaration",
  "ExportNamedDeclaration",
  "TSImportType"
])

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null

const visit = (node: unknown, see: (node: Record<string, unknown>) => void): void => {
  if (!isRecord(node)) return
  see(node)
  for (const child of Object.values(node)) visit(child, see)
}
