#!/usr/bin/env node
/** Runs the `outlay` program. */
import { loaded } from "./loading.ts"

const { run } = await loaded(() => import("./outlay.ts"))
run()
