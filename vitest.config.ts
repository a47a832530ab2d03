// One project per ring or concern: `npx vitest run --project domain`. test/architecture/Projects.test.ts sees to it that
// no test file is outside all of them. Only the projects that talk to PostgreSQL start a server.
import { availableParallelism } from "node:os"
import { join } from "node:path"
import { defineConfig } from "vitest/config"

const server = join(import.meta.dirname, "test/support/postgresGlobalSetup.ts")
const cluster = join(import.meta.dirname, "test/support/clusterGlobalSetup.ts")
const program = join(import.meta.dirname, "test/support/programGlobalSetup.ts")
const minute = { testTimeout: 60_000, hookTimeout: 60_000 }
const compiling = { testTimeout: 300_000, hookTimeout: 300_000 }
const postgres = { ...minute, globalSetup: [server] }
const running = { ...minute, globalSetup: [server, program] }
const runningOnDisk = { ...minute, globalSetup: [server, cluster, program] }

const project = (name: string, include: ReadonlyArray<string>, options: object = {}) => ({
  extends: true as const,
  test: { name, include: [...include], ...options }
})

/** Files that leave nothing behind for the next one; loading all code anew for each would take most of the time. */
const tidy = { isolate: false }

/** The promises of the ports on the memory adapters need no server and count for coverage. */
const contractOnMemory = ["test/contract/memory.test.ts"]

/** What needs programs that npm does not bring: `npm run test:services`. */
const services = [
  project("pooler", ["test/http/**/*.test.ts"], {
    // What does not depend on how the database is reached.
    exclude: ["test/http/{conventions,openapi,service}/**"],
    ...tidy,
    ...minute,
    globalSetup: [join(import.meta.dirname, "test/support/pgBouncerGlobalSetup.ts")]
  }),
  project("services", ["test/services/**/*.test.ts"], {
    ...minute,
    globalSetup: [join(import.meta.dirname, "test/support/redisGlobalSetup.ts")]
  }),
  project("browser", ["test/browser/**/*.test.ts"], minute)
]

// Node keeps what it has compiled of packages, which every process of the tests would compile anew.
process.env["NODE_COMPILE_CACHE"] ??= join(import.meta.dirname, "node_modules/.cache/compile")

export default defineConfig({
  test: {
    environment: "node",
    testTimeout: 10_000,
    // Half of the tests wait for a process or a database most of their time: one more than there are cores fills them.
    maxWorkers: availableParallelism() + 1,
    coverage: {
      provider: "v8",
      include: ["packages/domain/src/**", "packages/application/src/**"],
      thresholds: { lines: 95, branches: 95 },
      reporter: ["text", "html", "json-summary"]
    },
    projects: [
      project("domain", ["packages/domain/test/**/*.test.ts"], tidy),
      project("application", ["packages/application/test/**/*.test.ts"], tidy),
      project("memory", ["packages/adapters-memory/test/**/*.test.ts"], tidy),
      project("security", ["packages/adapters-security/test/**/*.test.ts"], { ...minute, ...tidy }),
      project("pg", ["packages/adapters-pg/test/**/*.test.ts"], { ...minute, ...tidy, globalSetup: [server, cluster] }),
      project("http", ["packages/adapters-http/test/**/*.test.ts", "test/http/**/*.test.ts"], {
        ...tidy,
        testTimeout: 30_000
      }),
      project("client", ["packages/client/test/**/*.test.ts"], { ...tidy, testTimeout: 30_000 }),
      project("server", ["packages/server/test/**/*.test.ts"], { ...minute, ...tidy }),
      project("testing", ["packages/testing/test/**/*.test.ts"], minute),
      project("contract-memory", contractOnMemory),
      project("contract", ["test/contract/**/*.test.ts"], { ...postgres, exclude: contractOnMemory }),
      project("architecture", ["test/architecture/**/*.test.ts"], minute),
      project("faults", ["test/faults/**/*.test.ts"], runningOnDisk),
      project("fuzz", ["test/fuzz/**/*.test.ts"], running),
      project("e2e", ["test/e2e/**/*.test.ts"], runningOnDisk),
      project("bench", ["test/bench/**/*.test.ts"], postgres),
      project("packages", ["test/packages/**/*.test.ts"], {
        ...compiling,
        globalSetup: [join(import.meta.dirname, "test/packages/support/installedGlobalSetup.ts")]
      }),
      project("documentation", ["test/documentation/**/*.test.ts"], compiling),
      project("examples", ["test/examples/**/*.test.ts"], { ...minute, globalSetup: [cluster, program] }),
      ...(process.env["OUTLAY_SERVICES"] === "on" ? services : [])
    ]
  }
})
