/** Who is compared: one process each, twenty connections to the database, the same secret. */
import { programFolder } from "../../scripts/build/program.ts"
import type { Contestant } from "./server.ts"

export const secretKey = "a secret that all of the servers share, for the benchmark alone"

const pool = "20"

/** A run takes longer than half an hour. */
const tokenMinutes = "1440"

/** Without a log of requests, as its peers are, and with logins unlimited. */
const settings = {
  ENV: "production",
  SECRET_KEY: secretKey,
  HOST: "127.0.0.1",
  LOG_LEVEL: "warn",
  DATABASE_POOL_MAX: pool,
  DATABASE_TIMEOUT: "60",
  ACCESS_TOKEN_EXPIRE_MINUTES: tokenMinutes,
  RATE_LIMIT_LOGIN_ACCOUNT: "off",
  RATE_LIMIT_LOGIN_ADDRESS: "off",
  RATE_LIMIT_REGISTER: "off"
}

/** The program as it is published, bundled when the benchmark begins. */
export const bundle = `packages/server/dist/${programFolder}`
const program = [`${bundle}/main.js`, "serve"]

export const outlay: Contestant = {
  name: "outlay",
  program,
  environment: (url, port) => ({ ...settings, DATABASE_URL: url, PORT: String(port) })
}

/** The first one on a database. */
export const outlayMigrating: Contestant = { ...outlay, program: [...program, "--migrate"] }

/** On the database within its own process. */
export const outlayEmbedded: Contestant = {
  name: "outlay, embedded",
  program,
  environment: (dataDir, port) => ({ ...settings, DATA_DIR: dataDir, PORT: String(port) })
}

const peer = (name: string, program: string): Contestant => ({
  name,
  program: [program],
  environment: (url, port) => ({
    DATABASE_URL: url,
    PORT: String(port),
    SECRET_KEY: secretKey,
    POOL: pool,
    ACCESS_TOKEN_EXPIRE_MINUTES: tokenMinutes
  })
})

export const peers: ReadonlyArray<Contestant> = [
  peer("hand-written", "bench/peers/handwritten/main.ts"),
  peer("fastify", "bench/peers/fastify/main.ts")
]
