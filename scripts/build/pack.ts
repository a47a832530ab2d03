/** `npm pack`: what npm would send to a registry, as files of this machine. */
import { execFileSync } from "node:child_process"
import { join } from "node:path"

export interface Packed {
  readonly name: string
  readonly version: string
  readonly tarball: string
  /** Bytes. */
  readonly size: number
  /** Bytes. */
  readonly unpackedSize: number
  readonly files: ReadonlyArray<string>
}

interface Told extends Omit<Packed, "tarball" | "files"> {
  readonly filename: string
  readonly files: ReadonlyArray<{ readonly path: string }>
}

export const pack = (folders: ReadonlyArray<string>, destination: string): ReadonlyArray<Packed> => {
  const told = execFileSync("npm", ["pack", ...folders, "--json", "--pack-destination", destination], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"]
  })
  // npm 11 tells them by name, older ones in a list.
  return Object.values(JSON.parse(told) as Readonly<Record<string, Told>>).map((it) => ({
    name: it.name,
    version: it.version,
    tarball: join(destination, it.filename),
    size: it.size,
    unpackedSize: it.unpackedSize,
    files: it.files.map(({ path }) => path)
  }))
}
