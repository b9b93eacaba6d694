#!/usr/bin/env node
// The reports on public applications as text, one file each: a change of a rule shows its effect on real code.
//   snapshots.mjs --mirror DIR --apps apps.json [--only NAME] [--check]
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
    mirror: { type: 'string' },
    apps: { type: 'string' },
    only: { type: 'string' },
    check: { type: 'boolean', default: false },
  },
})
if (!values.mirror || !values.apps) {
  console.error('usage: snapshots.mjs --mirror DIR --apps apps.json [--only NAME] [--check]')
  process.exit(2)
}
const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const folder = new URL('snapshots/', import.meta.url)
const scratch = mkdtempSync(join(tmpdir(), 'snapshots-'))
mkdirSync(folder, { recursive: true })
let changed = 0

for (const { name, repo, commit, root = '', entry, env = {} } of JSON.parse(readFileSync(values.apps, 'utf8'))) {
  if (values.only && values.only !== name) continue
  const git = join(values.mirror, repo.replace('/', '+'), 'repo')
  const there = join(scratch, name)
  mkdirSync(there)
  unpack(git, commit, there)
  const settings = Object.entries(env).flatMap(([key, value]) => ['--env', `${key}=${value}`])
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [
      cli,
      'review',
      join(there, root),
      ...(entry ? ['--entry', entry] : []),
      ...settings,
      '--format',
      'json',
      '--fail-on',
      'never',
      '--no-cache',
    ],
    { encoding: 'utf8', maxBuffer: 1 << 30 },
  )
  const text =
    status === 0
      ? snapshotOf(JSON.parse(stdout), `${repo} ${commit}`)
      : `${repo} ${commit}\nended with ${status}: ${stderr.trim().split('\n').at(-1)}\n`
  const file = new URL(`${name}.txt`, folder)
  const before = read(file)
  if (before === text) continue
  changed += 1
  console.log(`${name}: ${differences(before, text)}`)
  if (!values.check) writeFileSync(file, text)
  rmSync(there, { recursive: true, force: true })
}
rmSync(scratch, { recursive: true, force: true })
console.log(changed === 0 ? 'nothing changed' : `${changed} changed`)
process.exitCode = values.check && changed > 0 ? 1 : 0

/** What a review reads; the rest of a repository may be gigabytes. */
function unpack(git, commit, there) {
  const listed = spawnSync('git', ['-C', git, 'ls-tree', '-r', '--name-only', commit], {
    maxBuffer: 1 << 28,
    encoding: 'utf8',
  })
  const paths = listed.stdout.split('\n').filter((path) => /\.(py|toml|cfg|ini|env|example|txt|mako|md)$/.test(path))
  for (let i = 0; i < paths.length; i += 500) {
    const tar = spawnSync('git', ['-C', git, 'archive', commit, ...paths.slice(i, i + 500)], { maxBuffer: 1 << 30 })
    spawnSync('tar', ['x', '-C', there], { input: tar.stdout })
  }
}

/** A line a finding, the worst first; no line number further than needed to find it again. */
function snapshotOf({ findings, examined }, head) {
  const { access, statements } = examined
  const lines = findings.map(({ severity, confidence, rule, places, message }) => {
    const more = places.length > 1 ? ` (+${places.length - 1})` : ''
    return `${severity}/${confidence} ${rule} ${places[0].file}:${places[0].line}${more} ${message}`
  })
  return [
    head,
    `${examined.operations} operations: ${access.enforced} enforced, ${access.optional} optional, ${access.conditional} conditional, ${access.public} public, ${access.unknown} unknown`,
    `${statements.total} statements: ${statements.scoped} scoped, ${statements.open} open, ${statements.unknown} unknown`,
    ...lines,
    '',
  ].join('\n')
}

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function differences(before, after) {
  const [old, now] = [new Set(before.split('\n')), new Set(after.split('\n'))]
  const gone = [...old].filter((line) => !now.has(line)).length
  const come = [...now].filter((line) => !old.has(line)).length
  return `${come} lines more, ${gone} lines less`
}
