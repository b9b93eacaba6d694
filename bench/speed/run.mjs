// How fast a folder is surveyed, against one process of CPython that only parses every .py file of it.
//   node bench/speed/run.mjs DIR [--entry PATH:VARIABLE] [--rounds 5] [--python python3] [--cli dist/cli.js]
// Both take turns (A B A B), so that a busy moment of the machine meets both.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { builtCli, complain, measure, megabytes, say, spread } from '../measure.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    entry: { type: 'string', multiple: true, default: [] },
    env: { type: 'string', multiple: true, default: [] },
    rounds: { type: 'string', default: '5' },
    python: { type: 'string', default: 'python3' },
    cli: { type: 'string', default: builtCli },
  },
})
const [folder] = positionals
if (!folder) {
  complain('usage: run.mjs DIR [--entry PATH:VARIABLE] [--env KEY=VALUE] [--rounds N] [--python FILE] [--cli FILE]')
  process.exit(2)
}

const rounds = Math.max(1, Number(values.rounds))
const cache = mkdtempSync(join(tmpdir(), 'speed-'))
const given = ['entry', 'env'].flatMap((name) => values[name].flatMap((value) => [`--${name}`, value]))
const survey = [values.cli, 'survey', folder, ...given, '--format', 'json']
const times = { cold: [], parse: [], warm: [], version: [] }
let peak = 0
let parsed = ''

try {
  for (let round = 0; round < rounds; round += 1) {
    const cold = timed('cold', process.execPath, [...survey, '--no-cache'])
    peak = Math.max(peak, cold.kilobytes)
    parsed = timed('parse', values.python, [
      fileURLToPath(new URL('parse_all.py', import.meta.url)),
      folder,
    ]).stdout.trim()
  }
  measure(process.execPath, survey, { env: { XDG_CACHE_HOME: cache } })
  for (let round = 0; round < rounds; round += 1) {
    timed('warm', process.execPath, survey)
    timed('version', process.execPath, [values.cli, '--version'])
  }
  report()
} finally {
  rmSync(cache, { recursive: true, force: true })
}

function timed(name, command, args) {
  const run = measure(command, args, { env: { XDG_CACHE_HOME: cache } })
  if (run.status !== 0)
    throw new Error(`${command} ${args.join(' ')} ended with ${run.status}: ${run.stderr || run.error}`)
  times[name].push(run.ms)
  return run
}

function report() {
  const python = spawnSync(values.python, ['--version'], { encoding: 'utf8' })
  const median = Object.fromEntries(Object.entries(times).map(([name, all]) => [name, spread(all).median]))
  say(`${folder}, ${rounds} rounds, Node ${process.version}, ${(python.stdout || python.stderr).trim()}`)
  line('survey, cold', times.cold)
  line('ast.parse of all', times.parse, parsed)
  line('survey, warm', times.warm)
  line('--version', times.version)
  say(`cold / ast.parse     ${(median.cold / median.parse).toFixed(2)}x of medians`)
  say(`warm / cold          ${((100 * median.warm) / median.cold).toFixed(1)} %`)
  say(`peak memory, cold    ${megabytes(peak).trim()}`)
}

function line(name, all, note = '') {
  const { min, median, max } = spread(all)
  say(`${name.padEnd(20)} min ${ms(min)}  median ${ms(median)}  max ${ms(max)}  ${note}`)
}

function ms(number) {
  return `${number.toFixed(0)} ms`.padStart(9)
}
