// Writes what commands print today into the documents that show them.
//   node tools/readme.mjs [--check]
// A document names a command in a comment, `<!-- shows: review examples/pawnshop -->`; what it prints stands between
// that and the next `<!-- shown -->`.
import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const documents = [
  'README.md',
  ...readdirSync(`${root}docs`)
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]
const SHOWN = /(<!-- shows: (.+?) -->\n)[\s\S]*?(<!-- shown -->)/g

/** What a person sees on a terminal of 100 columns, from a checkout. */
function shown(command) {
  const { stdout } = spawnSync(
    process.execPath,
    [`${root}dist/cli.js`, ...command.split(' '), '--no-cache', '--format', 'terminal'],
    { cwd: root, encoding: 'utf8', env: { ...process.env, COLUMNS: '100', NO_COLOR: '1' } },
  )
  const lines = stdout.split('\n').map((line) => line.trimEnd())
  return `\`\`\`console\n$ ./architect ${command}\n${lines.join('\n').trim()}\n\`\`\`\n`
}

const stale = documents.filter((path) => {
  const before = readFileSync(root + path, 'utf8')
  const after = before.replaceAll(SHOWN, (_, head, command, tail) => head + shown(command) + tail)
  if (before !== after && !process.argv.includes('--check')) writeFileSync(root + path, after)
  return before !== after
})
if (stale.length > 0 && process.argv.includes('--check')) {
  console.error(`${stale.join(', ')}: not what the commands print today. Renew it by node tools/readme.mjs`)
  process.exit(1)
}
