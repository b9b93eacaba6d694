import { defineConfig } from 'vitest/config'

/** Tests that need nothing but Node, and minutes. */
export default defineConfig({
  test: {
    include: ['tests/**/*.long.test.ts'],
    globalSetup: 'tests/build.ts',
    setupFiles: 'tests/cut-off.mjs',
    pool: 'threads',
    isolate: false,
    maxWorkers: 2,
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
})
