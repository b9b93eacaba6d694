// Surveys every folder below a folder, and says for each how it ended, how long it took and what it needed.
//   node bench/repositories/run.mjs DIR-OF-REPOSITORIES [--cli dist/cli.js] [--limit-seconds 300]
// It fails when one of them ends with anything but a result or a plain diagnostic.
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { builtCli, complain, measure, megabytes, say, seconds } from '../measure.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { cli: { type: 'string', default: builtCli }, 'limit-seconds': { type: 'string', default: '300' } },
})
if (positionals.length === 0) {
  complain('usage: run.mjs DIR-OF-REPOSITORIES... [--cli FILE] [--limit-seconds N]')
  process.exit(2)
}

/** Exit codes that say something plain: a result, wrong use, nothing to read. */
const PLAIN = new Set([0, 2, 3])

const folders = positionals.flatMap((parent) =>
  readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => resolve(join(parent, entry.name))),
)
const crashed = []
for (const folder of folders) {
  const run = measure(process.execPath, [values.cli, 'survey', folder, '--no-cache', '--format', 'json'], {
    timeout: Number(values['limit-seconds']) * 1000,
  })
  const said = run.status === 0 ? found(run.stdout) : firstLine(run.stderr)
  const ended = run.status === 0 && said === null ? 'BROKEN JSON' : (run.signal ?? `exit ${run.status}`)
  if (!PLAIN.has(run.status) || said === null) crashed.push({ folder, stderr: run.stderr })
  say(
    `${folder.split('/').pop().padEnd(36)} ${ended.padEnd(8)} ${seconds(run.ms)} ${megabytes(run.kilobytes)}  ${said ?? ''}`,
  )
}
for (const { folder, stderr } of crashed) say(`\n${folder}\n${stderr}`)
say(`${folders.length - crashed.length} of ${folders.length} ended with a result or a plain diagnostic`)
process.exitCode = crashed.length > 0 ? 1 : 0

function found(json) {
  try {
    const { api, data, reading } = JSON.parse(json)
    return `${api.operations.length} operations, ${data.tables.length} tables, ${reading.unresolved.length} not resolved`
  } catch {
    return null
  }
}

function firstLine(text) {
  return (
    text
      .trim()
      .split('\n')
      .find((line) => line.startsWith('error')) ??
    text.trim().split('\n')[0] ??
    ''
  )
}
