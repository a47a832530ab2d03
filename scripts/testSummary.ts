// `N passed, N failed` from vitest's JSON report. A file that could not be loaded and a run that broke count as one failure.
// Usage: node scripts/testSummary.ts <report.json> <exit code of vitest>
import { existsSync, readFileSync } from "node:fs"

interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: ReadonlyArray<{
    readonly status: string
    readonly assertionResults: ReadonlyArray<{ readonly status: string }>
  }>
}

const [path = "", exitCode = "1"] = process.argv.slice(2)

const counts = (report: Report): readonly [passed: number, failed: number] => {
  const brokenFiles = report.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed")
  )
  return [report.numPassedTests, report.numFailedTests + brokenFiles.length]
}

const [passed, failed] = existsSync(path) ? counts(JSON.parse(readFileSync(path, "utf8"))) : [0, 0]

console.log(`${passed} passed, ${exitCode === "0" ? failed : Math.max(failed, 1)} failed`)
