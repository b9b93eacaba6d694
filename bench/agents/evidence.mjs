// True passages about what real tools answered, which a witness must leave, and changed ones, which it must take out.
//   node bench/agents/evidence.mjs DIR... [--verbose]
// Ends with 1 where a changed passage stays.
import { parseArgs } from 'node:util'
import { importBundled } from '../bundled.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { verbose: { type: 'boolean', default: false } },
})
const { countedIn } = await importBundled('bench/agents/evidence.ts')
for (const directory of positionals) {
  const counted = await countedIn(directory)
  const sum = (of) => counted.reduce((all, one) => all + of(one), 0)
  console.log(
    `${directory}: ${sum((one) => one.struck.length)} of ${sum((one) => one.passages)} true passages struck, ${sum((one) => one.missed.length)} of ${sum((one) => one.changed)} changed ones missed`,
  )
  for (const { kind, passages, struck, missed } of counted) {
    if (struck.length + missed.length === 0) continue
    console.log(`  ${kind}: ${struck.length} of ${passages} struck, ${missed.length} missed`)
    const shown = [...struck.map((text) => `struck: ${text}`), ...missed.map((text) => `missed: ${text}`)]
    for (const line of shown.slice(0, values.verbose ? shown.length : 3)) console.log(`    ${line}`)
  }
  if (counted.some(({ missed }) => missed.length > 0)) process.exitCode = 1
}
