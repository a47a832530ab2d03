// A build starts from nothing, so that no deleted source lives on in dist.
import { rmSync } from "node:fs"
import { join } from "node:path"
import { packages } from "./packages.ts"

for (const directory of packages) rmSync(join(directory, "dist"), { recursive: true, force: true })
