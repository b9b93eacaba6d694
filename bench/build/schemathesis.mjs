// Schemathesis on backends that were built from the starters: as an administrator and as an ordinary caller.
//   node bench/build/schemathesis.mjs [--only chat,user-profiles] [--python PATH] [--examples 50] [--minutes 10]
//     [--keep FOLDER] [--verbose]
// --python has Schemathesis beside it, where uv is not to bring it; --minutes bounds one run as one caller; --keep leaves
// backends and reports in that folder; --verbose shows what each check that failed was about.
// Ends with 1 where an answer was 500 or above, but for what nobody has written yet, and where one could not be asked.
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { importBundled } from '../bundled.mjs'

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    python: { type: 'string' },
    examples: { type: 'string', default: '50' },
    minutes: { type: 'string', default: '10' },
    keep: { type: 'string', default: '' },
    verbose: { type: 'boolean', default: false },
  },
})
const bench = await importBundled('bench/build/schemathesis/examples.ts')
const plan = {
  root: fileURLToPath(new URL('../..', import.meta.url)),
  python: values.python,
  examples: values.examples,
  seconds: Number(values.minutes) * 60,
  keep: values.keep,
}

const asked = values.only.split(',').filter(Boolean)
for (const name of bench.NAMES.filter((one) => asked.length === 0 || asked.includes(one))) {
  const began = performance.now()
  const examined = await bench.examined(name, plan).catch((error) => error)
  if (examined instanceof Error) {
    console.log(`${name} could not be asked: ${examined.message}`)
    process.exitCode = 1
    continue
  }
  const { operations, streams, runs } = examined
  const cases = runs.reduce((sum, one) => sum + one.cases, 0)
  const broken = runs.flatMap((one) => one.broken)
  const seconds = ((performance.now() - began) / 1000).toFixed(0)
  console.log(
    `${name}: ${operations} operations${streams === 0 ? '' : ` (${streams} streams not asked)`}, ${cases} cases, ${broken.length} answers of 500 and above, ${seconds} s`,
  )
  for (const { caller, cut } of runs) if (cut !== null) console.log(`  as ${caller}: ${cut}`)
  const unwritten = new Set(runs.flatMap((one) => one.unwritten))
  if (unwritten.size > 0) console.log(`  not written yet, as promised: ${[...unwritten].join(', ')}`)
  show(broken)
  show(runs.flatMap((one) => one.failed))
  if (broken.length > 0) process.exitCode = 1
}

/** Each kind of failure with the operations it was seen on. */
function show(failures) {
  for (const check of new Set(failures.map((one) => one.check))) {
    const own = failures.filter((one) => one.check === check)
    const operations = new Map(own.map((one) => [one.operation, one]))
    console.log(`  ${check}: ${own.length} cases of ${operations.size} operations`)
    if (values.verbose)
      for (const { operation, detail } of operations.values())
        console.log(`    ${operation}\n      ${detail.replaceAll('\n', '\n      ')}`)
  }
}
