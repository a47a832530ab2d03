/** The client of Outlay's HTTP API: `createClient` answers with promises, `OutlayClient` with effects. */
export * from "./ClientOptions.ts"
export * from "./createClient.ts"
export * from "./failures.ts"
export * as OutlayClient from "./OutlayClient.ts"
export * from "./Outcome.ts"
export * from "./Tokens.ts"
