// One share of the mutants: reads the good examples from memory, with one file changed at a time.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { memoryTree } from '../../src/kernel/files/memory.ts'
import type { Finding } from '../../src/model/index.ts'
import { Code } from '../../src/python/code/code.ts'
import { REVIEW_NEEDS, readCode } from '../../src/readers/backend/index.ts'
import { rules } from '../../src/rules/registry.generated.ts'
import { runRules } from '../../src/rules/run.ts'
import { planted, taken } from './operators/index.mjs'

type Files = Readonly<Record<string, string>>
interface Mutant {
  readonly example: string
  readonly operator: string
  /** The rule it belongs to first; any of them may find it. */
  readonly rules: readonly string[]
  readonly taken: boolean
  readonly where: string
  readonly files: Files
}

const { index, of, only, keep, example: chosen } = JSON.parse(process.env.MUTANTS ?? '{}')
const root = join(import.meta.dirname, '../..')
const good = ['bookshop', 'newsroom', 'clinic', 'observatory']

function filesOf(example: string): Files {
  const folder = join(root, 'examples', example)
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(py|toml|md|ini)$/.test(file))
      .map((file) => [file.replaceAll('\\', '/'), readFileSync(join(folder, file), 'utf8')]),
  )
}

async function review(files: Files): Promise<readonly Finding[]> {
  const { backend, program } = await readCode(
    memoryTree(files),
    { entries: [], everyApplication: true, environment: {}, needs: REVIEW_NEEDS },
    { report: () => undefined },
  )
  const code = new Code(
    program,
    program.used.map((module) => module.file),
  )
  return runRules(rules, { backend, code, histories: [], sql: null }).findings
}

/** Every place where a protection stands, as the program without it. */
const takenFrom = (example: string, files: Files): readonly Mutant[] =>
  taken.flatMap((operator) =>
    Object.entries(files).flatMap(([file, source]) => {
      if (!file.endsWith('.py') || /(^|\/)tests?\//.test(file) || operator.where?.test(file) === false) return []
      if (operator.in && !operator.in.includes(example)) return []
      return [...source.matchAll(operator.take)].map((match) => {
        const put = operator.put ?? ''
        const inserted =
          typeof put === 'function' ? put(match[0]) : put.replace(/\$(\d)/g, (_, group) => match[Number(group)] ?? '')
        const before = source.slice(0, match.index)
        const text = `${operator.also ?? ''}${before}${inserted}${source.slice(match.index + match[0].length)}`
        return {
          example,
          operator: operator.name,
          rules: operator.rules,
          taken: true,
          where: `${example}/${file}:${before.split('\n').length}`,
          files: { ...(operator.everywhere ? strippedOf(files, operator.everywhere) : files), [file]: text },
        }
      })
    }),
  )

/** What has to go in other files too, for the fault to be one. */
const strippedOf = (files: Files, [where, take]: readonly [RegExp, RegExp]): Files =>
  Object.fromEntries(
    Object.entries(files).map(([file, text]) => [file, where.test(file) ? text.replaceAll(take, '') : text]),
  )

/** What stands in an operator is written against the examples as they are: what does not fit is an error. */
function changed(source: string, change: string | readonly (readonly [string, string])[], name: string): string {
  if (typeof change === 'string') return source === '' ? change : `${source}\n\n${change}`
  return change.reduce((text, [find, put]) => {
    if (!text.includes(find)) throw new Error(`${name}: the example has no ${JSON.stringify(find)}`)
    return text.replace(find, () => put)
  }, source)
}

const plantedIn = (example: string, files: Files): readonly Mutant[] =>
  planted
    .filter((operator) => operator.in === example)
    .map((operator) => ({
      example,
      operator: operator.name,
      rules: operator.rules,
      taken: false,
      where: `${example}/${Object.keys(operator.files).join(', ')}`,
      files: {
        ...files,
        ...Object.fromEntries(
          Object.entries(operator.files).map(([file, change]) => [
            file,
            changed(files[file] ?? '', change, operator.name),
          ]),
        ),
      },
    }))

/** What a finding says, without what merely counts. */
const keyOf = ({ rule, subject, fingerprint }: Finding): string => `${rule} ${subject} ${fingerprint}`

function keepFiles(folder: string, files: Files): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
}

process.stdout.write(`${JSON.stringify({ rules: rules.map(({ name }) => name) })}\n`)
const originals = new Map(good.map((example) => [example, filesOf(example)]))
const mutants = [...originals]
  .filter(([example]) => chosen === '' || chosen === example)
  .flatMap(([example, files]) => [...takenFrom(example, files), ...plantedIn(example, files)])
  .filter(({ rules: own, operator }) => `${own.join(' ')} ${operator}`.includes(only))
const before = new Map<string, ReadonlySet<string>>()
for (const [example, files] of originals)
  if (mutants.some((mutant) => mutant.example === example))
    before.set(example, new Set((await review(files)).map(keyOf)))

for (const [order, mutant] of mutants.entries()) {
  if (order % of !== index) continue
  const known = before.get(mutant.example)
  const findings = await review(mutant.files)
  const come = [...new Set(findings.filter((one) => !known?.has(keyOf(one))).map(({ rule }) => rule))]
  const { operator, where, taken: isTaken } = mutant
  const killed = mutant.rules.some((rule) => come.includes(rule))
  if (keep !== '' && !killed) keepFiles(join(keep, `${order}`), mutant.files)
  process.stdout.write(
    `${JSON.stringify({ order, operator, rule: mutant.rules[0], where, taken: isTaken, come, killed })}\n`,
  )
}
