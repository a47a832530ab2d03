/** What both servers are told by the environment: where the database is, where to listen, what signs tokens. */

const required = (name: string): string => {
  const value = process.env[name]
  if (value === undefined || value === "") throw new Error(`${name} must be set`)
  return value
}

export const settings = {
  databaseUrl: required("DATABASE_URL"),
  port: Number(required("PORT")),
  secretKey: required("SECRET_KEY"),
  /** Connections to the database. */
  pool: Number(process.env["POOL"] ?? "20")
}

/** Of access tokens, as of Outlay's. */
export const tokens = {
  issuer: "outlay",
  audience: "outlay",
  type: "at+jwt",
  lifetimeSeconds: 60 * Number(process.env["ACCESS_TOKEN_EXPIRE_MINUTES"] ?? "30")
}

export const refreshLifetimeMillis = 7 * 24 * 3_600_000

export const maxBodyBytes = 1_048_576
