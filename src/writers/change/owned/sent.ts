import type { Table } from '../../../model/index.ts'
import type { Dict, Expression } from '../../../python/ast.ts'
import type { CodeFile, CodeFunction } from '../../../python/code/code.ts'
import { callsIn, textOf } from '../../../python/code/names.ts'
import type { MadeRow } from './made-rows.ts'
import { type Splice, lineStart } from '../source/splice.ts'

/** What a test sends, where all of it is there. */
export interface Sent {
  readonly sent: string
  readonly fixtures: readonly string[]
  readonly splices: readonly Splice[]
}

/** Rows that what is sent leads to are made before, as other tests have them made; or why that cannot be. */
export function sentInFull(
  file: CodeFile,
  sent: Expression,
  { foreignKeys }: Table,
  tables: readonly Table[],
  tests: readonly CodeFile[],
  made: ReadonlyMap<string, MadeRow | null>,
): Sent | string {
  const constant =
    sent.kind === 'Name'
      ? file.tree.body.find(
          (one) => one.kind === 'Assign' && one.targets[0]?.kind === 'Name' && one.targets[0].id === sent.id,
        )
      : undefined
  const written = constant?.kind === 'Assign' ? constant.value : sent
  const entries = written.kind === 'Dict' ? (written as Dict).entries : []
  const led = entries.flatMap(({ key, value }) => {
    const name = key === null ? null : textOf(key)
    const to = foreignKeys.find(({ columns: [only, other] }) => only === name && !other)?.references
    return name !== null && to ? [{ name, value, to }] : []
  })
  if (led.length === 0) return { sent: file.text(sent), fixtures: [], splices: [] }
  const leading = led.map(({ name, to, value }) => {
    const fixture = fixtureOf(tables.find(({ id }) => id === to.table)?.model ?? null, tests)
    const own = made.get(name)
    return {
      value,
      table: to.table,
      isAsked: own !== undefined,
      text: own ? own.key : own === null || fixture === null ? null : `${fixture}.${to.columns[0]!}`,
      fixtures: own ? own.fixtures : fixture === null ? [] : [fixture],
    }
  })
  const lacking = leading.find(({ text, isAsked }) => text === null && (isAsked || areKeysKept(tests)))
  if (lacking) return `no fixture of the tests makes a row of ${lacking.table}, which it leads to`
  const filled = leading.filter(({ text }) => text !== null)
  const source = file.tree.source
  const all = filled
    .toSorted((a, b) => b.value.start - a.value.start)
    .reduce(
      (text, { value, text: key }) =>
        text.slice(0, value.start - written.start) + key! + text.slice(value.end - written.start),
      source.slice(written.start, written.end),
    )
  const fixtures = [...new Set(filled.flatMap((one) => one.fixtures))]
  const uses = constant && sent.kind === 'Name' ? [...source.matchAll(new RegExp(`\\b${sent.id}\\b`, 'g'))].length : 0
  if (!constant || uses === 0) return { sent: all, fixtures, splices: [] }
  const start = lineStart(source, constant.start)
  return { sent: all, fixtures, splices: [{ file: file.path, start, end: constant.end, text: '' }] }
}

/** Whether the database of the tests asks whether a key leads somewhere: SQLite does where somebody tells it to. */
const areKeysKept = (tests: readonly CodeFile[]): boolean =>
  !tests.some((file) => file.mentions(/sqlite/i)) || tests.some((file) => file.mentions(/foreign_keys/i))

/** A fixture that gives one row of a class. */
export function fixtureOf(model: string | null, tests: readonly CodeFile[]): string | null {
  if (model === null) return null
  const found = tests
    .flatMap((file) => file.functions)
    .find((one) => isFixture(one) && one.owner === null && makes(one, model))
  return found?.node.name ?? null
}

const isFixture = ({ file, node }: CodeFunction): boolean =>
  node.decorators.some((one) => /\bfixture\b/.test(file.text(one)))

/** Its row is what it gives back: a function that makes rows on demand is another thing. */
const makes = ({ file, node }: CodeFunction, model: string): boolean =>
  callsIn(node.body, false).some(({ callee }) => callee.kind === 'Name' && callee.id === model) &&
  (node.returns === null || new RegExp(`\\b${model}\\b`).test(file.text(node.returns))) &&
  !node.body.some(({ kind }) => kind === 'FunctionDef')
