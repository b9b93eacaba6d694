import { root, tool } from '../steps.mjs'

/** All of `*.long.test.ts`: what needs nothing but Node, and minutes. */
export const long = {
  name: 'suites that take minutes',
  needs: 'time',
  run: () => tool('vitest/vitest.mjs', 'run', '--root', root, '--config', 'vitest.long.config.ts', '--reporter', 'dot'),
}
