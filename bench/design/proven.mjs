// Designs of requests in words, whose blueprints are built and proven: what was asked for, and what of it holds.
//   node bench/design/proven.mjs [--only clinic,helpdesk] [--all | --file FILE] [--sections migrations,tests] [--keep FOLDER] [--verbose]
// --only takes the requests with one of these words in them; --all adds everything new that the reader of requests is held
// to; --file takes those of a file instead, between lines of ---; --keep leaves documents, backends and proofs in that folder; --verbose shows why claims were not run.
// Ends with 1 where a claim is broken, where one was not run and nobody says why, and where a second build writes anything.
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { importBundled } from '../bundled.mjs'

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    all: { type: 'boolean', default: false },
    file: { type: 'string', default: '' },
    sections: { type: 'string', default: 'migrations,tests,access,attacks,contract,plans' },
    keep: { type: 'string', default: '' },
    verbose: { type: 'boolean', default: false },
  },
})
const command = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const { named, requests } = await importBundled('bench/design/requests.ts')
const words = values.only.toLowerCase().split(',').filter(Boolean)
const asked =
  values.file === ''
    ? requests(values.all)
    : readFileSync(values.file, 'utf8')
        .split(/^---$/m)
        .map((text) => named(text.trim()))
const isWanted = ({ text }) => words.length === 0 || words.some((word) => text.toLowerCase().includes(word))
const kept = values.keep === '' ? mkdtempSync(join(tmpdir(), 'architect-proven-')) : values.keep

try {
  for (const { name, text } of asked.filter(isWanted)) {
    const began = performance.now()
    const told = await proven(text, join(kept, name)).catch((error) => ({
      wrong: [String(error.message)],
      notes: [],
      says: '',
    }))
    const seconds = ((performance.now() - began) / 1000).toFixed(0)
    console.log(`${told.wrong.length === 0 ? 'holds ' : 'BROKEN'} ${name}: ${told.says}${seconds} s`)
    for (const line of [...told.wrong, ...(values.verbose ? told.notes : [])])
      console.log(`    ${line.replaceAll('\n', '\n    ')}`)
    if (told.wrong.length > 0) process.exitCode = 1
  }
} finally {
  if (values.keep === '') rmSync(kept, { recursive: true, force: true })
}

/** Designs, builds twice, proves. */
async function proven(text, folder) {
  const backend = join(folder, 'backend')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(backend, { recursive: true })
  const designed = await run(folder, 'design', text, '--in', folder, '--json', '--no-timing')
  const file = JSON.parse(designed).patch.find(({ path }) => path === 'architect.yaml')
  if (!file) return { says: '', wrong: ['the document has no blueprint'], notes: [] }
  writeFileSync(join(folder, 'design.json'), designed)
  writeFileSync(join(backend, 'architect.yaml'), file.after)
  const built = await run(folder, 'build', backend)
  const again = await run(folder, 'build', backend)
  const declared = /^Declared, not built: .*$/m.exec(built)?.[0]
  const output = await run(folder, 'prove', backend, '--yes', '--json', '--only', values.sections)
  writeFileSync(join(folder, 'proof.json'), output)
  const { sections } = JSON.parse(output)
  return {
    says: `${sections.map(counted).join('; ')}; ${declared === undefined ? '' : `${declared}; `}`,
    wrong: [
      ...(again.includes('nothing to write') ? [] : [`the second build writes: ${again}`]),
      ...sections.flatMap(({ name, claims }) =>
        claims.length === 0 ? [`${name} claims nothing`] : claims.flatMap(wrongOf),
      ),
    ],
    notes: sections.flatMap(({ claims }) => claims.filter(isNotRun).map(whyOf)),
  }
}

function isNotRun({ verdict }) {
  return verdict === 'not run'
}

function whyOf({ id, detail }) {
  return `not run: ${id}: ${detail}`
}

function counted({ name, claims }) {
  const counts = ['held', 'broken', 'not run'].map((one) => [
    claims.filter(({ verdict }) => verdict === one).length,
    one,
  ])
  return `${name} ${counts.flatMap(([number, one]) => (number === 0 ? [] : [`${number} ${one}`])).join(', ')}`
}

function wrongOf({ id, verdict, detail, figure, evidence }) {
  if (verdict === 'broken')
    return [[`${id} is broken: ${detail}`, figure, ...evidence.slice(0, 12)].filter(Boolean).join('\n')]
  return verdict === 'not run' && detail.trim() === '' ? [`${id} was not run, and nobody says why`] : []
}

/** What a command prints; one that found something ends with 1 and is heard all the same. */
function run(cwd, ...list) {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [command, ...list], { cwd, maxBuffer: 256e6 }, (error, stdout, stderr) => {
      if (error && (error.code !== 1 || stdout === ''))
        reject(new Error(`${list[0]} ended with ${error.code}: ${stderr.slice(-2000)}`))
      else resolve(stdout)
    })
  })
}
