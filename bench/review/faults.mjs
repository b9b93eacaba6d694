#!/usr/bin/env node
// Documented faults of public applications: which of them a review finds, and whether it falls silent once they are
// repaired. The applications are fetched, never kept here.
//   faults.mjs --mirror DIR [--only NAME]      DIR holds a git directory per repository at OWNER+NAME/repo
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const { values } = parseArgs({ options: { mirror: { type: 'string' }, only: { type: 'string' } } })
if (!values.mirror) {
  console.error('usage: faults.mjs --mirror DIR [--only NAME]')
  process.exit(2)
}
const root = new URL('../../', import.meta.url).pathname
const cases = JSON.parse(readFileSync(new URL('faults.json', import.meta.url), 'utf8'))
const scratch = mkdtempSync(join(tmpdir(), 'faults-'))
const total = { faults: 0, found: 0, fixes: 0, gone: 0 }

/** The application as it was at a commit, without whatever else the repository holds. */
function unpack({ repository, directory = '' }, commit) {
  const git = join(values.mirror, repository.replace('/', '+'), 'repo')
  const folder = join(scratch, `${repository.replace('/', '+')}-${commit.replace('^', '-before')}`)
  mkdirSync(folder, { recursive: true })
  const tar = spawnSync('git', ['-C', git, 'archive', commit, ...(directory ? [directory] : [])], {
    maxBuffer: 1 << 30,
  })
  spawnSync('tar', ['x', '-C', folder], { input: tar.stdout })
  return join(folder, directory)
}

function review(folder, entry) {
  const output = execFileSync(
    process.execPath,
    [
      join(root, 'dist/cli.js'),
      'review',
      folder,
      ...(entry ? ['--entry', entry] : []),
      '--json',
      '--fail-on',
      'never',
      '--no-cache',
    ],
    { maxBuffer: 1 << 30, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  )
  return JSON.parse(output).findings
}

const isThere = (finding, { rules, at, subject }) =>
  rules.includes(finding.rule) &&
  (at
    ? finding.places.some((place) => at.some((where) => covers(where, place)))
    : new RegExp(subject).test(textOf(finding)))

/** What a finding speaks of: its subject, its sentence, and its places. */
const textOf = ({ subject, message, places, proof }) =>
  [subject, message, ...places.map(({ file }) => file), ...proof.map(({ what }) => what)].join(' ')

function covers(where, { file, line }) {
  const [, path, first, last = first] = /^(.*):(\d+)(?:-(\d+))?$/.exec(where)
  return file === path && line >= Number(first) && line <= Number(last)
}

for (const one of cases) {
  if (values.only && !one.repository.includes(values.only)) continue
  const findings = review(unpack(one, one.fix ? `${one.commit}^` : one.commit), one.entry)
  const repaired = one.fix ? review(unpack(one, one.commit)) : null
  console.log(`\n${one.repository}`)
  for (const fault of one.faults) {
    const found = findings.filter((finding) => isThere(finding, fault))
    total.faults += 1
    total.found += found.length > 0 ? 1 : 0
    console.log(
      `  ${found.length > 0 ? 'found ' : 'MISSED'}  ${fault.fault}${found[0] ? `  [${[...new Set(found.map(({ rule }) => rule))].join(', ')}]` : ''}`,
    )
    if (!repaired) continue
    const still = repaired.filter((finding) => isThere(finding, fault))
    total.fixes += 1
    total.gone += still.length === 0 ? 1 : 0
    console.log(
      `  ${still.length === 0 ? 'silent' : 'STILL THERE'}  after the fix${still[0] ? `: ${still.map(({ message }) => message).join('; ')}` : ''}`,
    )
  }
  if (one.twin) {
    const twin = review(unpack(one, one.commit), one.twin.entry)
    const wrong = twin.filter(({ rule }) => one.twin.clean.some((family) => rule.startsWith(`${family}/`)))
    console.log(`  repaired twin: ${wrong.length} findings of ${one.twin.clean.join(', ')}`)
    for (const { rule, message } of wrong) console.log(`    ${rule}: ${message}`)
  }
}
console.log(
  `\n${total.found} of ${total.faults} documented faults found; ${total.gone} of ${total.fixes} fixes fall silent`,
)
rmSync(scratch, { recursive: true, force: true })
