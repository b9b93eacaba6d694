#!/usr/bin/env node
// Takes one protection at a time out of backends that were built, and looks whether the attack that aims at it gets through.
//   kills.mjs [--only A03,rows] [--backend chat] [--full] [--new] [--list] [--write] [--json FILE] [--keep FOLDER]
// --only takes attacks and words of what is taken out; --full tries every attack on every mutant, which takes hours;
// --new leaves out those that were killed before; --write keeps the results in kills.json and in the table of README.md, those that were not tried as they were;
// --keep builds into that folder, and leaves the backends there as they were built.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { importBundled } from '../bundled.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const flag = { type: 'boolean', default: false }
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    backend: { type: 'string', default: '' },
    json: { type: 'string', default: '' },
    keep: { type: 'string', default: '' },
    full: flag,
    list: flag,
    new: flag,
    write: flag,
  },
})
const bench = await importBundled('bench/attacks/kills/bench.ts')

const folder = join(root, 'bench/attacks')
const asked = bench.chosen(values.only.split(',').filter(Boolean), values.backend)
const chosen = values.new ? bench.unkilled(asked, folder) : asked
if (values.list) {
  for (const one of chosen) console.log(bench.lineOf(one))
} else {
  const told = (result, line) => {
    console.log(line)
    if (values.write) bench.written(folder, [result])
  }
  const results = await bench.killed(chosen, { root, full: values.full, keep: values.keep, told })
  if (values.json !== '') writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`)
  console.log(bench.counted(results))
  process.exitCode = results.every(({ verdict }) => verdict === 'killed') ? 0 : 1
}
