/**
 * The public exports of packages with what their docstrings say, read from the barrels. A namespace (`export * as X`)
 * is an export itself, and so is what is in it. A type that shares its name with a value shares its docstring.
 */
import { join } from "node:path"
import ts from "typescript"

export interface PublicExport {
  /** `@outlay/domain: Money`, or `@outlay/adapters-pg: Migrator.up`. */
  readonly name: string
  readonly documentation: string
  readonly examples: ReadonlyArray<string>
  readonly isCallable: boolean
}

export interface Barrel {
  readonly name: string
  readonly file: string
}

export const publicExportsOf = (repository: string, barrels: ReadonlyArray<Barrel>): ReadonlyArray<PublicExport> => {
  const { config } = ts.readConfigFile(join(repository, "tsconfig.json"), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, repository)
  const program = ts.createProgram({ rootNames: barrels.map(({ file }) => file), options })
  const checker = program.getTypeChecker()

  const exportsOf = (prefix: string, module: ts.Symbol): ReadonlyArray<PublicExport> =>
    checker.getExportsOfModule(module).flatMap((alias) => {
      const symbol = alias.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(alias) : alias
      const name = `${prefix}${alias.name}`
      const isNamespace = (symbol.flags & ts.SymbolFlags.ValueModule) !== 0
      return isNamespace ? exportsOf(`${name}.`, symbol) : [describe(name, symbol)]
    })

  const describe = (name: string, symbol: ts.Symbol): PublicExport => ({
    name,
    documentation: ts.displayPartsToString(symbol.getDocumentationComment(checker)),
    examples: symbol
      .getJsDocTags(checker)
      .filter((tag) => tag.name === "example")
      .map((tag) => ts.displayPartsToString(tag.text)),
    isCallable: isCallable(symbol)
  })

  const isCallable = (symbol: ts.Symbol): boolean =>
    (symbol.flags & ts.SymbolFlags.Class) !== 0 ||
    (symbol.valueDeclaration !== undefined &&
      checker.getTypeOfSymbolAtLocation(symbol, symbol.valueDeclaration).getCallSignatures().length > 0)

  return barrels.flatMap(({ file, name }) => {
    const source = program.getSourceFile(file)
    const module = source && checker.getSymbolAtLocation(source)
    return module === undefined ? [] : exportsOf(`${name}: `, module)
  })
}
