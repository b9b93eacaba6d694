// `npm test`: the everyday tests, which need only Node. Suites that take minutes wait for `npm run test:full`.
import { fullSteps } from './full/steps.mjs'
import { execute, root, runSteps, tool } from './steps.mjs'

const steps = [
  { name: 'types', run: () => tool('typescript/bin/tsc', '--noEmit') },
  { name: 'lint', run: () => tool('oxlint/bin/oxlint') },
  { name: 'format', run: () => tool('oxfmt/bin/oxfmt', '--check') },
  { name: 'unused code', run: () => tool('knip/bin/knip.js') },
  { name: 'build', run: () => execute(process.execPath, [`${root}tools/build.mjs`]) },
  { name: 'README', run: () => execute(process.execPath, [`${root}tools/readme.mjs`, '--check']) },
  { name: 'package', run: () => tool('publint/src/cli.js', '--strict') },
  { name: 'tests', run: () => tool('vitest/vitest.mjs', 'run', '--pool=threads', '--no-isolate') },
]

const passed = await runSteps(steps)
console.log('\nThese wait for npm run test:full:')
for (const { name, needs } of fullSteps) console.log(`  ${name} (needs ${needs})`)
process.exitCode = passed ? 0 : 1
