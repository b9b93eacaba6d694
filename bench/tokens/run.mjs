// How many tokens an answer takes: by the tools of `architect mcp`, by searching and reading files, and by reading only
// the files that hold the answer, which somebody would have to know. Every way is held to the answer.
//   node bench/tokens/run.mjs [QUESTIONS.json DIR] [--tokenizer MODULE]
// MODULE exports `encode`, for example node_modules/gpt-tokenizer/esm/encoding/o200k_base.js; without it tokens are
// bounded as a third of the bytes.
import { spawnSync } from 'node:child_process'
import { readFileSync, realpathSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { values, positionals } = parseArgs({ allowPositionals: true, options: { tokenizer: { type: 'string' } } })
const [questionsFile = join(root, 'bench/tokens/bookshop.json'), folder = join(root, 'examples/bookshop')] = positionals
const questions = JSON.parse(readFileSync(questionsFile, 'utf8'))
const directory = realpathSync(folder)

const encode = values.tokenizer ? (await import(pathToFileURL(resolve(values.tokenizer)).href)).encode : null
const tokens = (text) => (encode ? encode(text).length : Math.ceil(Buffer.byteLength(text) / 3))

const client = new Client({ name: 'tokens', version: '1.0.0' }, { versionNegotiation: { mode: { pin: '2026-07-28' } } })
const args = [join(root, 'dist/cli.js'), 'mcp', directory]
await client.connect(new StdioClientTransport({ command: process.execPath, args }))

/** What goes to the tools and what comes back. */
async function byTools({ calls, answer }) {
  let spent = 0
  let read = ''
  for (const { name, arguments: given } of calls) {
    const { content, isError } = await client.callTool({ name, arguments: given }, { timeout: 600_000 })
    if (isError) throw new Error(content[0].text)
    read += content[0].text
    spent += tokens(JSON.stringify({ name, arguments: given })) + tokens(content[0].text)
  }
  return { spent, missing: answer.filter((words) => !read.includes(words)) }
}

/** One search after the other, and each file that has a hit read once. */
function byGrep({ grep, evidence }) {
  let spent = 0
  const files = new Set()
  for (const pattern of grep) {
    const { stdout } = spawnSync('grep', ['-rnE', '--include=*.py', '--exclude-dir=tests', pattern, '.'], {
      cwd: directory,
      encoding: 'utf8',
      maxBuffer: 1e9,
    })
    spent += tokens(`grep -rnE '${pattern}' .`) + tokens(stdout)
    for (const line of stdout.split('\n').filter(Boolean)) files.add(line.slice(0, line.indexOf(':')))
  }
  const read = [...files].map((file) => readFileSync(join(directory, file), 'utf8'))
  spent += read.reduce((sum, text) => sum + tokens(text), 0)
  return { spent, files: files.size, missing: evidence.filter((words) => !read.some((text) => text.includes(words))) }
}

function byOracle({ files, evidence }) {
  const read = files.map((file) => readFileSync(join(directory, file), 'utf8'))
  const spent = read.reduce((sum, text) => sum + tokens(text), 0)
  return { spent, files: files.length, missing: evidence.filter((words) => !read.some((text) => text.includes(words))) }
}

const rows = []
for (const one of questions) {
  const [tools, grep, oracle] = [await byTools(one), byGrep(one), byOracle(one)]
  rows.push({ question: one.question, tools, grep, oracle })
  for (const [way, { missing }] of Object.entries({ tools, grep, oracle }))
    if (missing.length > 0) console.error(`${one.question}\n  ${way} lacks ${missing.join(' | ')}`)
}
const { tools: listed } = await client.listTools()
const definitions = tokens(JSON.stringify(listed))
await client.close()

const sum = (way) => rows.reduce((total, row) => total + row[way].spent, 0)
const times = (way, by) => `${(by[way].spent / by.tools.spent).toFixed(1)}×`
console.log(
  `${basename(directory)}, tokens by ${values.tokenizer ? basename(values.tokenizer, '.js') : 'a third of the bytes'}\n`,
)
console.log('| question | tools | grep and read | files that hold it | grep ÷ tools | files ÷ tools |')
console.log('|---|---|---|---|---|---|')
for (const row of rows)
  console.log(
    `| ${row.question} | ${row.tools.spent} | ${row.grep.spent} (${row.grep.files} files) | ${row.oracle.spent} (${row.oracle.files}) | ${times('grep', row)} | ${times('oracle', row)} |`,
  )
const all = { tools: { spent: sum('tools') }, grep: { spent: sum('grep') }, oracle: { spent: sum('oracle') } }
console.log(
  `| all | ${all.tools.spent} | ${all.grep.spent} | ${all.oracle.spent} | ${times('grep', all)} | ${times('oracle', all)} |`,
)
const right = rows.filter(({ tools }) => tools.missing.length === 0).length
console.log(
  `\n${right} of ${rows.length} answered rightly by the tools; their definitions, once in a session, take ${definitions}`,
)
process.exitCode = right === rows.length ? 0 : 1
