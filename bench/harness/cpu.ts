/** What a process has cost so far, as Linux tells it in /proc; elsewhere nobody knows. */
import { readdirSync, readFileSync } from "node:fs"

const ticksPerSecond = 100

/** The fields of /proc/PID/stat behind the name, which may have blanks in it. */
const statOf = (pid: number | string): ReadonlyArray<string> => {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? []
  } catch {
    return []
  }
}

const at = (fields: ReadonlyArray<string>, ...indexes: ReadonlyArray<number>): number =>
  indexes.reduce((sum, index) => sum + Number(fields[index] ?? Number.NaN), 0)

/** Seconds of processor time; with those of its children, living and gone, if wanted. */
export const cpuOf = (pid: number, { withChildren = false } = {}): number => {
  const own = statOf(pid)
  if (!withChildren) return at(own, 11, 12) / ticksPerSecond
  const living = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(statOf)
    .filter((fields) => fields[1] === String(pid))
  return living.reduce((sum, fields) => sum + at(fields, 11, 12), at(own, 11, 12, 13, 14)) / ticksPerSecond
}

/** Resident memory in MB. */
export const memoryOf = (pid: number): number => {
  try {
    const [, kilobytes = "NaN"] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? []
    return Number(kilobytes) / 1024
  } catch {
    return Number.NaN
  }
}
