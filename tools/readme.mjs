// Writes what the commands in the README print today into it.
//   node tools/readme.mjs [--check]
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const readme = `${root}README.md`

/** Each stands between two comments that name it. */
const blocks = [
  { name: 'survey of examples/bookshop', args: ['survey', 'examples/bookshop'] },
  { name: 'review of examples/pawnshop', args: ['review', 'examples/pawnshop', '--only', 'access,injection/sql'] },
]

/** What a person sees on a terminal of 100 columns, from a checkout. */
function shown({ args }) {
  const { stdout } = spawnSync(
    process.execPath,
    [`${root}dist/cli.js`, ...args, '--no-cache', '--format', 'terminal'],
    { cwd: root, encoding: 'utf8', env: { ...process.env, COLUMNS: '100', NO_COLOR: '1' } },
  )
  const lines = stdout.split('\n').map((line) => line.trimEnd())
  return `\`\`\`console\n$ ./architect ${args.join(' ')}\n${lines.join('\n').trim()}\n\`\`\``
}

/** The README with all blocks as they are printed today. */
function renewed(text) {
  return blocks.reduce((before, block) => {
    const [begin, end] = [`<!-- ${block.name}: begin -->`, `<!-- ${block.name}: end -->`]
    const [from, to] = [before.indexOf(begin), before.indexOf(end)]
    if (from < 0 || to < 0) throw new Error(`README.md has no place for the ${block.name}`)
    return `${before.slice(0, from)}${begin}\n${shown(block)}\n${before.slice(to)}`
  }, text)
}

const before = readFileSync(readme, 'utf8')
const after = renewed(before)
if (!process.argv.includes('--check')) writeFileSync(readme, after)
else if (before !== after) {
  console.error('README.md does not show what its commands print: node tools/readme.mjs')
  process.exit(1)
}
