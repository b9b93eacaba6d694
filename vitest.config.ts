import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    // What needs Python, Postgres or a browser ends in .full.test.ts, what only takes long in .long.test.ts;
    // tools/test-full.mjs runs both.
    exclude: ['**/*.full.test.ts', '**/*.long.test.ts', '**/node_modules/**', 'src/writers/backend/**/files/**'],
    // One process and no isolation: tests share nothing but pure code, and start ten times faster.
    globalSetup: 'tests/build.ts',
    setupFiles: 'tests/cut-off.mjs',
    pool: 'threads',
    isolate: false,
    // Most of the time goes into commands that tests start and wait for.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
