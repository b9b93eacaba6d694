// What oasdiff finds between consecutive versions of a committed contract, beside what `architect evolve` finds
// between (a) the two contracts and (b) the two revisions of the code they were committed with.
//   node bench/evolve/run.mjs --git DIR --contract PATH --oasdiff FILE [--dir DIR] [--code] [--last N] [--verbose]
// --git is a bare or usual repository, --contract the path in it, --dir the folder of the backend in it. oasdiff is
// installed with the Go module client: go install github.com/oasdiff/oasdiff@latest
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { builtCli, complain, say } from '../measure.mjs'
import { LEVELS, f1, operationOf, score } from './score.mjs'

const flag = { type: 'boolean', default: false }
const { values } = parseArgs({
  options: {
    git: { type: 'string' },
    contract: { type: 'string' },
    dir: { type: 'string', default: '.' },
    oasdiff: { type: 'string', default: 'oasdiff' },
    cli: { type: 'string', default: builtCli },
    last: { type: 'string' },
    code: flag,
    verbose: flag,
  },
})
if (!values.git || !values.contract) {
  complain('usage: run.mjs --git DIR --contract PATH [--dir DIR] [--oasdiff FILE] [--code] [--last N] [--verbose]')
  process.exit(2)
}

const LARGE = { encoding: 'utf8', maxBuffer: 1 << 30 }
const scratch = mkdtempSync(join(tmpdir(), 'evolve-'))
try {
  run()
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

function run() {
  const git = (...args) => execFileSync('git', ['-C', values.git, ...args], LARGE)
  const commits = git('log', '--reverse', '--format=%H', '--', values.contract).trim().split('\n')
  const kept = values.last ? commits.slice(-Number(values.last) - 1) : commits
  const files = kept.map((commit, at) => {
    const file = join(scratch, `${String(at).padStart(3, '0')}.json`)
    writeFileSync(file, git('show', `${commit}:${values.contract}`))
    return { commit, file }
  })
  const clone = join(scratch, 'clone')
  if (values.code) execFileSync('git', ['clone', '-q', values.git, clone])
  const contracts = totals()
  const code = totals()
  for (let at = 1; at < files.length; at++) {
    const [base, head] = [files[at - 1], files[at]]
    const theirs = changelog(base.file, head.file)
    const name = head.commit.slice(0, 10)
    add(contracts, theirs, evolve([base.file, head.file]), `${name} contracts`)
    if (!values.code) continue
    const ours = evolve([base.commit, head.commit, '--dir', join(clone, values.dir)])
    if (ours !== null) add(code, theirs, ours, `${name} code`)
  }
  tell('between the contracts', contracts)
  if (values.code) tell('between the revisions of the code', code)
}

/** `allOf` is merged on our side; so it is on theirs. */
function changelog(base, head) {
  const ran = spawnSync(values.oasdiff, ['changelog', base, head, '--format', 'json', '--flatten-allof'], LARGE)
  if (ran.error) throw ran.error
  return JSON.parse(ran.stdout || '[]')
}

function evolve(args) {
  const ran = spawnSync(
    process.execPath,
    [values.cli, 'evolve', ...args, '--only', 'contract', '--json', '--fail-on', 'never'],
    LARGE,
  )
  if (ran.status === 0) return JSON.parse(ran.stdout).changes
  complain(`architect evolve ${args.join(' ')}: ${ran.stderr.trim()}`)
  return null
}

function totals() {
  const none = () => ({ same: 0, missed: 0, extra: 0 })
  return { pairs: 0, all: none(), breaking: none(), levels: 0 }
}

function add(sum, theirs, ours, name) {
  const { same, missed, extra } = score(theirs, ours)
  const breaks = (change) => (LEVELS[change.level] ?? change.level) === 'error'
  const number = (list, wanted) => list.filter(wanted).length
  sum.pairs += 1
  sum.all.same += same.length
  sum.all.missed += missed.length
  sum.all.extra += extra.length
  sum.breaking.same += number(same, (pair) => breaks(pair.theirs) && breaks(pair.ours))
  sum.breaking.missed += number(missed, breaks) + number(same, (pair) => breaks(pair.theirs) && !breaks(pair.ours))
  sum.breaking.extra += number(extra, breaks) + number(same, (pair) => !breaks(pair.theirs) && breaks(pair.ours))
  sum.levels += number(same, (pair) => LEVELS[pair.theirs.level] !== pair.ours.level)
  if (!values.verbose) return
  for (const one of missed) say(`${name}: only oasdiff  ${one.id} ${operationOf(one)}: ${one.text}`)
  for (const one of extra) say(`${name}: only here     ${one.id} ${one.operation}: ${one.sentence}`)
}

function tell(title, { pairs, all, breaking, levels }) {
  say(`${title}, ${pairs} pairs; levels that differ: ${levels}`)
  for (const [name, one] of Object.entries({ all, breaking })) {
    say(
      `  ${name.padEnd(8)} both ${one.same}  only oasdiff ${one.missed}  only here ${one.extra}  F1 ${f1(one).toFixed(4)}`,
    )
  }
}
