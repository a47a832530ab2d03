#!/usr/bin/env node
/** Starts the `outlay` program, which is imported only when its imports are quick. */
import { keepCompiledCode, resolveOnce } from "./loading.ts"

keepCompiledCode()
resolveOnce()
const { run } = await import("./outlay.ts")
run()
