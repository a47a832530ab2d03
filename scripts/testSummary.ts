// `N passed, N failed` from vitest's JSON reports. A file that could not be loaded and a run that broke count as one
// failure. Usage: node scripts/testSummary.ts <exit code of vitest> <report.json> [<exit code> <report.json> …]
import { existsSync, readFileSync } from "node:fs"

interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: ReadonlyArray<{
    readonly status: string
    readonly assertionResults: ReadonlyArray<{ readonly status: string }>
  }>
}

interface Counts {
  readonly passed: number
  readonly failed: number
}

const read = (path: string): Counts => {
  if (!existsSync(path)) return { passed: 0, failed: 0 }
  const report: Report = JSON.parse(readFileSync(path, "utf8"))
  const brokenFiles = report.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed")
  )
  return { passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles.length }
}

const counts = process.argv.slice(2).flatMap((exitCode, index, all): ReadonlyArray<Counts> => {
  if (index % 2 === 1) return []
  const { failed, passed } = read(all[index + 1] ?? "")
  return [{ passed, failed: exitCode === "0" ? failed : Math.max(failed, 1) }]
})
const sum = (key: keyof Counts) => counts.reduce((all, it) => all + it[key], 0)

console.log(`${sum("passed")} passed, ${sum("failed")} failed`)
