// Surveys public applications and lays what is recovered beside the contract each of them published.
//   node bench/contracts/run.mjs --mirror DIR --apps apps.json [--only NAME] [--cli dist/cli.js] [--discover] [--verbose]
// DIR holds bare git repositories at OWNER+NAME/repo; each application is unpacked at the commit the list names.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { builtCli, complain, measure, say, seconds } from '../measure.mjs'
import { contractIn } from './published.mjs'
import { score } from './score.mjs'

const flag = { type: 'boolean', default: false }
const { values } = parseArgs({
  options: {
    mirror: { type: 'string' },
    apps: { type: 'string' },
    only: { type: 'string' },
    cli: { type: 'string', default: builtCli },
    discover: flag,
    verbose: flag,
  },
})
if (!values.mirror || !values.apps) {
  complain('usage: run.mjs --mirror DIR --apps FILE [--only NAME] [--cli FILE] [--discover] [--verbose]')
  process.exit(2)
}

const scratch = mkdtempSync(join(tmpdir(), 'contracts-'))
let failed = 0
try {
  for (const app of JSON.parse(readFileSync(values.apps, 'utf8')))
    if (!values.only || app.name === values.only) failed += survey(app) ? 0 : 1
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
process.exitCode = failed > 0 ? 1 : 0

function survey(app) {
  const git = join(values.mirror, app.repo.replace('/', '+'), 'repo')
  if (!existsSync(git)) return told(app.name, `not there: ${git}`)
  const folder = unpack(git, app)
  const published = contractIn(
    execFileSync('git', ['-C', git, 'show', `${app.commit}:${app.truth}`], { maxBuffer: 1 << 28, encoding: 'utf8' }),
    app.truth,
  )
  const settings = Object.entries(app.env ?? {}).flatMap(([key, value]) => ['--env', `${key}=${value}`])
  const entry = values.discover ? [] : ['--entry', app.entry]
  const run = measure(process.execPath, [
    values.cli,
    'survey',
    folder,
    ...entry,
    ...settings,
    '--no-cache',
    '--format',
    'openapi',
  ])
  if (run.status !== 0) return told(app.name, `failed: ${run.stderr.trim().split('\n')[0]}`)
  const found = score(published, JSON.parse(run.stdout))
  // A generated client tells operations only.
  const aspects = published.partial ? ['operations'] : Object.keys(found)
  say(`${app.name.padEnd(18)}${seconds(run.ms)}  ${aspects.map((aspect) => summary(aspect, found[aspect])).join('  ')}`)
  if (values.verbose) for (const aspect of aspects) details(aspect, found[aspect])
  return true
}

function told(name, what) {
  say(`${name.padEnd(18)} ${what}`)
  return false
}

/** The contract stays outside of what is surveyed: it is what the result is compared with, never a source. */
function unpack(git, { name, commit, truth }) {
  const folder = join(scratch, name)
  mkdirSync(folder)
  const paths = execFileSync('git', ['-C', git, 'ls-tree', '-r', '--name-only', commit], {
    maxBuffer: 1 << 28,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((path) => path !== truth && /\.(py|pyi|toml|cfg|ini|env|example|sql|mako|md)$/.test(path))
  for (let at = 0; at < paths.length; at += 500) {
    const archive = spawnSync('git', ['-C', git, 'archive', commit, ...paths.slice(at, at + 500)], {
      maxBuffer: 1 << 30,
    })
    spawnSync('tar', ['x', '-C', folder], { input: archive.stdout })
  }
  return folder
}

function summary(aspect, { truth, found, recall, precision }) {
  return `${aspect} ${percent(recall)}/${percent(precision)} of ${truth}${found === truth ? '' : ` (${found} found)`}`
}

function percent(share) {
  return `${(100 * share).toFixed(1)}%`
}

function details(aspect, { missing, extra }) {
  for (const fact of missing) say(`  ${aspect} missing: ${fact}`)
  for (const fact of extra) say(`  ${aspect} extra:   ${fact}`)
}
