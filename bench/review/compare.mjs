#!/usr/bin/env node
// The documented faults of faults.json, and which of them Bandit, Ruff and Semgrep point at. Generous to the others: any
// finding on a line of the fault counts, whatever it says, and its name is shown. Also how long each takes.
//   compare.mjs --mirror DIR --bandit PATH --ruff PATH --semgrep PATH --semgrep-rules DIR
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: Object.fromEntries(
    ['mirror', 'bandit', 'ruff', 'semgrep', 'semgrep-rules'].map((name) => [name, { type: 'string' }]),
  ),
})
if (!values.mirror) {
  console.error('usage: compare.mjs --mirror DIR [--bandit PATH] [--ruff PATH] [--semgrep PATH --semgrep-rules DIR]')
  process.exit(2)
}
const root = new URL('../../', import.meta.url).pathname
const cases = JSON.parse(readFileSync(new URL('faults.json', import.meta.url), 'utf8')).filter(
  (one) => one.faults[0].at,
)
const scratch = mkdtempSync(join(tmpdir(), 'compare-'))
const run = (command, args, cwd) => spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 30 }).stdout
const json = (text) => (text ? JSON.parse(text) : {})

/** Each gives the places it points at, relative to the folder. */
const tools = {
  architect: (folder, entry) =>
    json(
      run(process.execPath, [
        join(root, 'dist/cli.js'),
        'review',
        folder,
        ...(entry ? ['--entry', entry] : []),
        '--json',
        '--no-cache',
        '--fail-on',
        'never',
      ]),
    )
      .findings.filter(({ rule }) => !rule.startsWith('ruff/'))
      .flatMap(({ places, rule }) => places.map(({ file, line }) => ({ file, line, end: line, code: rule }))),
  ...(values.bandit && {
    Bandit: (folder) =>
      json(run(values.bandit, ['-r', '-q', '-f', 'json', '.'], folder)).results.map(
        ({ filename, line_number: line, test_id: code }) => ({
          file: filename.replace(/^\.\//, ''),
          line,
          end: line,
          code,
        }),
      ),
  }),
  ...(values.ruff && {
    'Ruff (S, B, ASYNC, FAST)': (folder) =>
      json(
        run(values.ruff, ['check', '--isolated', '--select', 'S,B,ASYNC,FAST', '--output-format', 'json', '.'], folder),
      ).map(({ filename, location, end_location: end, code }) => ({
        file: relative(folder, filename),
        line: location.row,
        end: end.row,
        code,
      })),
  }),
  ...(values.semgrep && {
    'Semgrep (python rules)': (folder) =>
      json(
        run(
          values.semgrep,
          [
            'scan',
            '--metrics=off',
            '--disable-version-check',
            '--json',
            '--quiet',
            '--config',
            values['semgrep-rules'],
            '.',
          ],
          folder,
        ),
      ).results.map(({ path, start, end, check_id: code }) => ({
        file: path.replace(/^\.\//, ''),
        line: start.line,
        end: end.line,
        code: code.split('.').at(-1),
      })),
  }),
}

const rows = []
const totals = Object.fromEntries(Object.keys(tools).map((name) => [name, { found: 0, findings: 0, seconds: 0 }]))
for (const one of cases) {
  const folder = join(scratch, one.repository.replace('/', '+'))
  mkdirSync(folder, { recursive: true })
  const git = join(values.mirror, one.repository.replace('/', '+'), 'repo')
  const tar = spawnSync('git', ['-C', git, 'archive', one.commit], { maxBuffer: 1 << 30 })
  spawnSync('tar', ['x', '-C', folder], { input: tar.stdout })
  const found = {}
  for (const [name, tool] of Object.entries(tools)) {
    const started = process.hrtime.bigint()
    found[name] = tool(folder, one.entry)
    totals[name].seconds += Number(process.hrtime.bigint() - started) / 1e9
    totals[name].findings += found[name].length
  }
  for (const fault of one.faults) {
    // Of ours only the rules named for the fault count; of the others whatever they say on its lines.
    const hits = (name) => [
      ...new Set(
        found[name]
          .filter(({ file, line, end, code }) =>
            name === 'architect' && !fault.rules.includes(code)
              ? false
              : fault.at.some((where) => {
                  const [, path, first, last = first] = /^(.*):(\d+)(?:-(\d+))?$/.exec(where)
                  return file === path && end >= Number(first) && line <= Number(last)
                }),
          )
          .map(({ code }) => code),
      ),
    ]
    const cells = Object.keys(tools).map((name) => hits(name).join(' '))
    Object.keys(tools).forEach((name, i) => (totals[name].found += cells[i] ? 1 : 0))
    rows.push(`| ${one.repository.split('/')[1]} | ${fault.fault} | ${cells.join(' | ')} |`)
  }
}
rmSync(scratch, { recursive: true, force: true })
const names = Object.keys(tools)
console.log(`| application | fault | ${names.join(' | ')} |\n|---|---|${names.map(() => '---|').join('')}`)
console.log(rows.join('\n'))
console.log(`| | **of ${rows.length}** | ${names.map((name) => `**${totals[name].found}**`).join(' | ')} |`)
console.log(`| | findings in all | ${names.map((name) => totals[name].findings).join(' | ')} |`)
console.log(`| | seconds | ${names.map((name) => totals[name].seconds.toFixed(1)).join(' | ')} |`)
