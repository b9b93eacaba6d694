#!/usr/bin/env node
// Puts one fault at a time into the good examples and looks whether the rule it belongs to finds it.
//   mutants.mjs [--only WORD] [--example NAME] [--survivors] [--keep FOLDER] [--by-operator] [--jobs 2]
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'

const here = dirname(fileURLToPath(import.meta.url))
const folder = join(here, '../../node_modules/.tmp')
mkdirSync(folder, { recursive: true })
const outfile = join(folder, 'mutants.mjs')
await build({
  entryPoints: [join(here, 'mutants.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  logLevel: 'error',
  external: ['web-tree-sitter', 'tree-sitter-python'],
})

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    example: { type: 'string', default: '' },
    /** Where the programs go that nobody found anything in. */
    keep: { type: 'string', default: '' },
    jobs: { type: 'string', default: '2' },
    survivors: { type: 'boolean', default: false },
    'by-operator': { type: 'boolean', default: false },
  },
})

/** One share of the mutants in a process of its own; the lines it prints are results. */
function share(index, of) {
  // Programs are read by recursion, as deep as they are nested.
  const { only, example, keep } = values
  const child = spawn(process.execPath, ['--stack-size=8000', outfile], {
    env: { ...process.env, MUTANTS: JSON.stringify({ index, of, only, example, keep }) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (data) => (output += data))
  return new Promise((resolve, reject) =>
    child.on('close', (code) => {
      if (code !== 0) return reject(new Error(`a process of the bench ended with ${code}`))
      const [first, ...results] = output
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
      return resolve({ rules: first.rules, results })
    }),
  )
}

const jobs = Number(values.jobs)
const shares = await Promise.all(Array.from({ length: jobs }, (_, index) => share(index, jobs)))
const { rules } = shares[0]
const results = shares.flatMap((one) => one.results).toSorted((one, other) => one.order - other.order)
const killed = (list) => list.filter((result) => result.killed).length

/** A table by something of a result. */
function table(title, keyOf) {
  console.log(`| ${title} | taken away | found | planted | found |\n|---|---:|---:|---:|---:|`)
  for (const key of [...new Set(results.map(keyOf))].toSorted()) {
    const own = results.filter((result) => keyOf(result) === key)
    const [taken, planted] = [own.filter((one) => one.taken), own.filter((one) => !one.taken)]
    const cells = [taken, planted].flatMap((list) => (list.length > 0 ? [list.length, killed(list)] : ['', '']))
    console.log(`| ${key} | ${cells.join(' | ')} |`)
  }
}
table('rule', ({ rule }) => rule)
if (values['by-operator']) table('operator', ({ operator, rule }) => `${operator} (${rule})`)

for (const [name, list] of [
  ['taken away', results.filter((one) => one.taken)],
  ['planted', results.filter((one) => !one.taken)],
  ['in all', results],
])
  console.log(
    `\n${name}: ${killed(list)} of ${list.length} found (${((100 * killed(list)) / list.length).toFixed(1)} %)`,
  )
const covered = new Set(results.map(({ rule }) => rule))
const alive = [...covered].filter((rule) => results.some((one) => one.rule === rule && one.killed))
console.log(`\n${covered.size} of ${rules.length} rules have mutants, ${alive.length} find at least one of theirs`)
if (!values.only && !values.example)
  console.log(`no mutant: ${rules.filter((name) => !covered.has(name)).join(', ') || 'none'}`)
if (values.survivors)
  for (const { operator, rule, where, come, order } of results.filter((result) => !result.killed))
    console.log(
      `survived ${order}: ${rule}: ${operator} at ${where}${come.length > 0 ? ` (only ${come.join(', ')})` : ''}`,
    )
