import { defineConfig } from 'vitest/config'

/** Tests that need more than Node: tools/full brings what they need and runs them. */
export default defineConfig({
  test: {
    include: ['tests/**/*.full.test.ts'],
    globalSetup: 'tests/build.ts',
    // Whoever proves a backend mostly waits for it.
    maxConcurrency: 3,
    pool: 'threads',
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
