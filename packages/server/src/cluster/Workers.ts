/** The server as several processes on one port, each of them started by the same command. */
import cluster from "node:cluster"
import type { ServerConfig } from "../config/ServerConfig.ts"
import * as Primary from "./Primary.ts"
import * as Worker from "./Worker.ts"

export const run = (config: ServerConfig) => (cluster.isPrimary ? Primary.run(config) : Worker.run(config))
