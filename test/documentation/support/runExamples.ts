// Imports each file that it is given, one after the other, and prints as JSON what each has logged, or how it failed.
import { pathToFileURL } from "node:url"
import { formatWithOptions } from "node:util"

const logged: Array<ReadonlyArray<string>> = []
const write = console.log

for (const file of process.argv.slice(2)) {
  const lines: Array<string> = []
  console.log = (...values: ReadonlyArray<unknown>) => {
    const line = formatWithOptions({ breakLength: Number.POSITIVE_INFINITY }, ...values)
    // Effect's own log begins with the time.
    if (!/^\[\d\d:\d\d:/.test(line)) lines.push(line)
  }
  try {
    // oxlint-disable-next-line eslint/no-await-in-loop -- what they log must not mix
    await import(pathToFileURL(file).href)
  } catch (cause) {
    lines.push(String(cause))
  }
  logged.push(lines)
}

write(JSON.stringify(logged))
