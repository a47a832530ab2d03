// The tests of this example alone: `npx vitest run --root examples/test-your-service`.
import { defineConfig } from "vitest/config"

export default defineConfig({ test: { include: ["tests/**/*.ts"] } })
