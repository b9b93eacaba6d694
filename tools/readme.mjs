// Writes the survey of examples/bookshop into the README, as it is printed today.
//   node tools/readme.mjs [--check]
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const readme = `${root}README.md`
const begin = '<!-- survey of examples/bookshop: begin -->'
const end = '<!-- survey of examples/bookshop: end -->'

/** What a person sees on a terminal of 100 columns, from a checkout. */
export function shown() {
  const printed = execFileSync(
    process.execPath,
    [`${root}dist/cli.js`, 'survey', 'examples/bookshop', '--no-cache', '--format', 'terminal'],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, COLUMNS: '100', NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  const lines = printed.split('\n').map((line) => line.trimEnd())
  return `${begin}\n\`\`\`console\n$ ./architect survey examples/bookshop\n${lines.join('\n').trim()}\n\`\`\`\n${end}`
}

/** The README with the block in place. */
export function withSurvey(text, block) {
  return text.slice(0, text.indexOf(begin)) + block + text.slice(text.indexOf(end) + end.length)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const before = readFileSync(readme, 'utf8')
  const after = withSurvey(before, shown())
  if (process.argv.includes('--check')) {
    if (before !== after) {
      console.error('README.md does not show what a survey prints: node tools/readme.mjs')
      process.exit(1)
    }
  } else writeFileSync(readme, after)
}
