/** The paths and methods of the contract: to tell 404 from 405, and to name a request by the template of its path. */
import { HttpApi } from "effect/http-api"
import { Api } from "../api/Api.ts"

/** Pages beside the contract. */
export const pages = ["/openapi.json", "/docs", "/redoc"] as const

export const isPage = (path: string): boolean => pages.some((page) => page === path)

// The router ignores a slash at the end and doubled ones.
export const withoutSlash = (path: string): string => path.replaceAll(/\/{2,}/g, "/").replace(/(.)\/$/, "$1")

const methodsByPath = new Map<string, Set<string>>()

const add = (path: string, method: string) => {
  const methods = methodsByPath.get(path) ?? new Set()
  methods.add(method)
  // HEAD works wherever GET does.
  if (method === "GET") methods.add("HEAD")
  methodsByPath.set(path, methods)
}

HttpApi.reflect(Api, {
  onGroup: () => {},
  onEndpoint: ({ endpoint }) => add(withoutSlash(endpoint.path), endpoint.method)
})
for (const page of pages) add(page, "GET")

const patterns = [...methodsByPath].map(
  ([path, methods]) => [new RegExp(`^${path.replaceAll(/:[a-z]+/g, "[^/]+")}$`), methods, path] as const
)

const patternOf = (plain: string) => patterns.find(([pattern]) => pattern.test(plain))

/** The methods of a path without parameters; undefined when there is no such path. */
export const methodsOfFixed = (path: string): ReadonlySet<string> | undefined => methodsByPath.get(path)

/** The methods of any path; undefined when there is no such path. */
export const methodsOf = (path: string): ReadonlySet<string> | undefined => {
  const plain = withoutSlash(path)
  return methodsByPath.get(plain) ?? patternOf(plain)?.[1]
}

const templateOf = (path: string): string | undefined => {
  // What follows a semicolon the router takes for a query.
  const plain = withoutSlash(path.split(";", 1).join())
  return methodsByPath.has(plain) ? plain : patternOf(plain)?.[2]
}

/** What stands for the path of a request where that should not be told: its template, which says nothing of anybody. */
export const routeOf = (path: string): string =>
  templateOf(path) ??
  // The router finds it in any spelling.
  (path.includes("%") && isDecodable(path) ? templateOf(decodeURI(path)) : undefined) ??
  "unmatched"

/** Whether an address is UTF-8 in percent-encoding. */
export const isDecodable = (url: string): boolean => {
  if (!url.includes("%")) return true
  try {
    return decodeURIComponent(url) !== undefined
  } catch {
    return false
  }
}
