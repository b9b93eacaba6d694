#!/usr/bin/env node
// Takes one protection out of the good examples at a time and looks whether a review finds anything it did not find before.
//   mutants.mjs [--only WORD] [--jobs 2] [--survivors]
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { operators } from './operators.mjs'

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    jobs: { type: 'string', default: '2' },
    survivors: { type: 'boolean', default: false },
  },
})
const root = new URL('../../', import.meta.url).pathname
const good = ['bookshop', 'newsroom', 'clinic', 'observatory']
const scratch = mkdtempSync(join(tmpdir(), 'mutants-'))

function review(folder) {
  const child = spawn(
    process.execPath,
    ['/work/scratch/dist-mut/cli.js', 'review', folder, '--json', '--auditor', '--fail-on', 'never', '--no-cache'],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (data) => (output += data))
  return new Promise((resolve, reject) =>
    child.on('close', () => {
      try {
        resolve(JSON.parse(output).findings)
      } catch (error) {
        reject(error)
      }
    }),
  )
}

/** Every place an operator can strike, as the text of the file afterwards. */
function mutantsOf(example) {
  const folder = join(root, 'examples', example)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.py') && !/(^|\/)tests?\//.test(file),
  )
  return files.flatMap((file) => {
    const source = readFileSync(join(folder, file), 'utf8')
    return operators
      .filter(({ name, where }) => (!values.only || name.includes(values.only)) && (!where || where.test(file)))
      .flatMap((operator) =>
        [...source.matchAll(operator.take)].map((match) => {
          const put = operator.put ?? ''
          const inserted =
            typeof put === 'function' ? put(match[0]) : put.replace(/\$(\d)/g, (_, group) => match[Number(group)] ?? '')
          const text = source.slice(0, match.index) + inserted + source.slice(match.index + match[0].length)
          const line = source.slice(0, match.index).split('\n').length
          return { example, file, line, operator, text: (operator.also ?? []).join('') + text }
        }),
      )
  })
}

const before = new Map()
for (const example of good) before.set(example, new Set((await review(join(root, 'examples', example))).map(keyOf)))

/** What a finding says, without what merely counts. */
function keyOf({ rule, subject, fingerprint }) {
  return `${rule} ${subject} ${fingerprint}`
}

const mutants = good.flatMap(mutantsOf)
const results = []
let next = 0
async function work(job) {
  for (let mutant = mutants[next++]; mutant; mutant = mutants[next++]) {
    const folder = join(scratch, `${job}`, mutant.example)
    rmSync(folder, { recursive: true, force: true })
    cpSync(join(root, 'examples', mutant.example), folder, { recursive: true })
    writeFileSync(join(folder, mutant.file), mutant.text)
    const findings = await review(folder).catch(() => [])
    const come = [
      ...new Set(findings.filter((finding) => !before.get(mutant.example).has(keyOf(finding))).map(({ rule }) => rule)),
    ]
    results.push({ ...mutant, come, killed: come.some((rule) => mutant.operator.rules.test(rule)) })
    process.stderr.write(`\r${results.length} of ${mutants.length}`)
  }
}
await Promise.all(Array.from({ length: Number(values.jobs) }, (_, job) => work(job)))
process.stderr.write('\r\u001b[K')
rmSync(scratch, { recursive: true, force: true })

console.log('| protection taken away | mutants | killed | by |\n|---|---:|---:|---|')
for (const operator of operators) {
  const own = results.filter((result) => result.operator === operator)
  if (own.length === 0) continue
  const killed = own.filter((result) => result.killed)
  const rules = [...new Set(killed.flatMap(({ come }) => come.filter((rule) => operator.rules.test(rule))))].sort()
  console.log(`| ${operator.name} | ${own.length} | ${killed.length} | ${rules.join(', ')} |`)
}
const killed = results.filter((result) => result.killed).length
console.log(`\n${killed} of ${results.length} mutants killed (${((100 * killed) / results.length).toFixed(1)} %)`)
if (values.survivors)
  for (const { example, file, line, operator, come } of results.filter((result) => !result.killed))
    console.log(
      `survived: ${operator.name} at ${example}/${file}:${line}${come.length > 0 ? ` (only ${come.join(', ')})` : ''}`,
    )
