// Changes a contract at random, one to three edits at a time, and lays what oasdiff finds beside what is found here:
// histories of real contracts use few of the categories, these edits use all that a FastAPI application can cause.
//   node bench/evolve/mutants.mjs CONTRACT.json --oasdiff FILE [--number 300] [--seed 1] [--verbose]
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { builtCli, say } from '../measure.mjs'
import { EDITS } from './edits.mjs'
import { LEVELS, f1, operationOf, score } from './score.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    oasdiff: { type: 'string', default: 'oasdiff' },
    cli: { type: 'string', default: builtCli },
    number: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    verbose: { type: 'boolean', default: false },
  },
})

/** Mulberry32: the same edits for the same seed. */
let state = Number(values.seed)
const random = () => {
  state = (state + 0x6d2b79f5) | 0
  let t = Math.imul(state ^ (state >>> 15), 1 | state)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}
const pick = (list) => list[Math.floor(random() * list.length)]

const LARGE = { encoding: 'utf8', maxBuffer: 1 << 30 }
const scratch = mkdtempSync(join(tmpdir(), 'evolve-mutants-'))
const [base, head] = [join(scratch, 'base.json'), join(scratch, 'head.json')]
const sum = { same: 0, missed: 0, extra: 0 }
const ids = new Map()
const differing = new Map()
let levels = 0
try {
  for (let at = 0; at < Number(values.number); at++) mutant(positionals[at % positionals.length])
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
say(`${values.number} mutants, ${ids.size} kinds of change; levels that differ: ${levels}`)
say(`  both ${sum.same}  only oasdiff ${sum.missed}  only here ${sum.extra}  F1 ${f1(sum).toFixed(4)}`)
for (const [what, times] of [...differing].sort((a, b) => b[1] - a[1])) say(`  ${times} x ${what}`)

function mutant(file) {
  const text = readFileSync(file, 'utf8')
  const document = JSON.parse(text)
  const names = Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(Object.keys(EDITS)))
  for (const name of names) EDITS[name](document, { random, pick })
  writeFileSync(base, text)
  writeFileSync(head, JSON.stringify(document))
  const ran = spawnSync(values.oasdiff, ['changelog', base, head, '--format', 'json', '--flatten-allof'], LARGE)
  if (ran.status !== 0 && !ran.stdout) return say(`oasdiff: ${names.join(', ')}: ${ran.stderr.trim().slice(0, 200)}`)
  const ours = JSON.parse(
    spawnSync(process.execPath, [values.cli, 'evolve', base, head, '--json', '--fail-on', 'never'], LARGE).stdout,
  ).changes
  const { same, missed, extra } = score(JSON.parse(ran.stdout || '[]'), ours)
  sum.same += same.length
  sum.missed += missed.length
  sum.extra += extra.length
  for (const { theirs, ours: found } of same) {
    ids.set(found.id, (ids.get(found.id) ?? 0) + 1)
    if (LEVELS[theirs.level] !== found.level) {
      levels += 1
      differ(`level of ${found.id}: oasdiff ${LEVELS[theirs.level]}, here ${found.level}`)
    }
  }
  for (const one of missed) differ(`only oasdiff: ${one.id}`, names, `${operationOf(one)}: ${one.text}`)
  for (const one of extra) differ(`only here: ${one.id}`, names, `${one.operation}: ${one.sentence}`)
}

function differ(what, names = [], where = '') {
  differing.set(what, (differing.get(what) ?? 0) + 1)
  if (values.verbose) say(`${what} [${names.join(', ')}] ${where}`)
}
