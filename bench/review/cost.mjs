#!/usr/bin/env node
// A review against a survey of the same folder, taking turns: cold, warm, and --changed after one file was edited:
// a comment, and a statement in a function that answers requests.
//   cost.mjs DIR [--entry app/main.py:app] [--env KEY=VALUE] [--rounds 3]
import { spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    entry: { type: 'string' },
    env: { type: 'string', multiple: true, default: [] },
    rounds: { type: 'string', default: '3' },
  },
})
if (!positionals[0]) {
  console.error('usage: cost.mjs DIR [--entry app/main.py:app] [--env KEY=VALUE] [--rounds 3]')
  process.exit(2)
}
const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'cost-'))
const folder = join(scratch, 'backend')
cpSync(resolve(positionals[0]), folder, { recursive: true })
const git = (...args) => spawnSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args])
git('init', '-q')
git('add', '-f', '.')
git('commit', '-qm', 'as it is')
const what = [
  folder,
  ...(values.entry ? ['--entry', values.entry] : []),
  ...values.env.flatMap((one) => ['--env', one]),
]

function seconds(command, cache, ...more) {
  const started = process.hrtime.bigint()
  const { status, stderr } = spawnSync(process.execPath, [cli, command, ...what, '--json', ...more], {
    env: { ...process.env, XDG_CACHE_HOME: join(scratch, cache) },
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  })
  if (status > 1) throw new Error(stderr)
  return Number(process.hrtime.bigint() - started) / 1e9
}

const times = {
  survey: [],
  review: [],
  'survey, warm': [],
  'review, warm': [],
  'review --changed': [],
  'the same, handler': [],
}
const HANDLER = /^(@\w+\.(?:get|post|put|patch|delete)\((?:.|\n)*?^(?:async )?def (?:.|\n)*?:\n)([ ]+)/m
const source = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find(
  (file) => /routes?|endpoints|api/.test(file) && file.endsWith('.py') && !/test/.test(file),
)
for (let round = 0; round < Number(values.rounds); round++) {
  times.survey.push(seconds('survey', `s${round}`))
  times.review.push(seconds('review', `r${round}`))
  times['survey, warm'].push(seconds('survey', `s${round}`))
  times['review, warm'].push(seconds('review', `r${round}`))
  appendFileSync(join(folder, source), `\n# edited ${round}\n`)
  times['review --changed'].push(seconds('review', `r${round}`, '--changed'))
  git('checkout', '-q', '.')
  const text = readFileSync(join(folder, source), 'utf8')
  writeFileSync(join(folder, source), text.replace(HANDLER, '$1$2edited = 1\n$2'))
  times['the same, handler'].push(seconds('review', `r${round}`, '--changed'))
  git('checkout', '-q', '.')
}
rmSync(scratch, { recursive: true, force: true })
const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]
for (const [name, list] of Object.entries(times))
  console.log(
    `${name.padEnd(18)} median ${median(list).toFixed(2)} s  (${list.map((one) => one.toFixed(2)).join(', ')})`,
  )
console.log(
  `review / survey ${(median(times.review) / median(times.survey)).toFixed(2)} cold, ${(median(times['review, warm']) / median(times['survey, warm'])).toFixed(2)} warm; --changed ${((100 * median(times['review --changed'])) / median(times.review)).toFixed(0)} % of a cold review, ${((100 * median(times['the same, handler'])) / median(times.review)).toFixed(0)} % after a handler was edited`,
)
