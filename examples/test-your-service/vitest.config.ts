// The tests of this example alone: `npx vitest run --root examples/test-your-service`.
import { defineConfig } from "vitest/config"

export default defineConfig({
  cacheDir: "../../node_modules/.vite",
  test: { include: ["tests/**/*.ts"] }
})
