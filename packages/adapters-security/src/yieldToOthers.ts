/**
 * Lets every other thread of the machine go first, the event loop of its process among them: who waits for a hash waits for long
 * anyway. On Linux, where a thread has a priority of its own; elsewhere nothing changes.
 */
import { readlinkSync } from "node:fs"
import { constants, setPriority } from "node:os"

export const yieldToOthers = (): void => {
  try {
    const thread = Number(readlinkSync("/proc/thread-self").split("/").at(-1))
    setPriority(thread, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // No /proc, or it is not allowed: hashing is as urgent as everything else.
  }
}
