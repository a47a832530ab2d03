/**
 * The public exports of packages and what their docstrings say, read from the barrels. What is in a namespace
 * (`export * as X`) is an export itself; what is `@internal` is none. A type that shares its name with a value shares its
 * docstring.
 */
import { join } from "node:path"
import ts from "typescript"

export interface PublicExport {
  /** `@outlay/domain: Money`, or `@outlay/adapters-pg: Migrator.up`. */
  readonly name: string
  readonly documentation: string
  /** TypeScript, as it stands in the docstring's fences. */
  readonly examples: ReadonlyArray<string>
  /** Of an interface or another type of objects: the members that are plain numbers, texts or truths. */
  readonly plainMembers: ReadonlyArray<PlainMember>
}

/** A member whose type tells neither unit nor shape. */
export interface PlainMember {
  readonly name: string
  readonly documentation: string
}

export interface Barrel {
  readonly package: string
  readonly file: string
}

export const publicExportsOf = (repository: string, barrels: ReadonlyArray<Barrel>): ReadonlyArray<PublicExport> => {
  const { config } = ts.readConfigFile(join(repository, "tsconfig.json"), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, repository)
  const program = ts.createProgram({ rootNames: barrels.map(({ file }) => file), options })
  return barrels.flatMap((barrel) => exportsOfBarrel(program, barrel))
}

const exportsOfBarrel = (program: ts.Program, { file, package: name }: Barrel): ReadonlyArray<PublicExport> => {
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(file)
  const module = source && checker.getSymbolAtLocation(source)
  if (module === undefined) throw new Error(`${file} is not there, or exports nothing`)

  const exportsOf = (prefix: string, module: ts.Symbol): ReadonlyArray<PublicExport> =>
    checker.getExportsOfModule(module).flatMap((exported) => {
      const isAlias = (exported.flags & ts.SymbolFlags.Alias) !== 0
      const symbol = isAlias ? checker.getAliasedSymbol(exported) : exported
      const name = prefix + exported.name
      const isNamespace = (symbol.flags & ts.SymbolFlags.ValueModule) !== 0
      if (isNamespace) return exportsOf(`${name}.`, symbol)
      const isInternal = symbol.getJsDocTags().some((tag) => tag.name === "internal")
      return isInternal ? [] : [describe(checker, name, symbol)]
    })

  return exportsOf(`${name}: `, module)
}

const describe = (checker: ts.TypeChecker, name: string, symbol: ts.Symbol): PublicExport => ({
  name,
  documentation: documentationOf(checker, symbol),
  examples: symbol
    .getJsDocTags(checker)
    .filter((tag) => tag.name === "example")
    .map((tag) => withoutFences(ts.displayPartsToString(tag.text))),
  plainMembers: membersOf(symbol)
    .filter((member) => isPlain(checker.getTypeAtLocation(member)))
    .map((member) => ({
      name: `${name}.${member.name.getText()}`,
      documentation: documentationOf(checker, checker.getSymbolAtLocation(member.name))
    }))
})

const documentationOf = (checker: ts.TypeChecker, symbol: ts.Symbol | undefined): string =>
  ts.displayPartsToString(symbol?.getDocumentationComment(checker) ?? [])

/** Those written in its own declarations, with those of the objects in them. */
const membersOf = (symbol: ts.Symbol): ReadonlyArray<ts.PropertySignature> => {
  const members: Array<ts.PropertySignature> = []
  const visit = (node: ts.Node): void => {
    if (ts.isPropertySignature(node)) members.push(node)
    if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit)
  }
  for (const declaration of symbol.declarations ?? []) {
    if (ts.isInterfaceDeclaration(declaration) || ts.isTypeAliasDeclaration(declaration)) visit(declaration)
  }
  return members
}

/** Brands are objects to the compiler as well, and literals tell what they are. */
const isPlain = (type: ts.Type): boolean =>
  (type.flags & plain) !== 0 || (type.isUnion() && type.types.some((it) => isPlain(it)))

const plain = ts.TypeFlags.String | ts.TypeFlags.Number | ts.TypeFlags.BigInt | ts.TypeFlags.Boolean

const withoutFences = (example: string): string => /^```ts\n([^]*?)^```$/m.exec(example)?.[1] ?? example
