import type { Backend, ForeignKey, Operation, Statement, Table, WrittenArgument } from '../../../model/index.ts'
import { tableOfStep } from '../../../model/queries/index.ts'
import type { Code } from '../../../python/code/code.ts'
import { isCaught, isCaughtForAll } from '../../caught.ts'
import { listed } from '../../list.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A delete that the database refuses where there are children',
  severity: 'medium',
  confidence: 'medium',
  message:
    '`{operation}` deletes a `{table}`, and {children} point to it without `ON DELETE`: where there is one, the database refuses and the caller gets 500',
  advice:
    'Say what becomes of the children (`ondelete="CASCADE"` or `"SET NULL"`), or look for them first and answer 409.',
  check({ backend, code }, report) {
    if (isCaughtForAll(code)) return
    const made = madeTables(backend)
    for (const operation of backend.api.operations)
      for (const statement of operation.statements) {
        const table = statement.verb === 'delete' ? tableWith(backend, statement.tables[0]) : null
        if (!table || !operation.trace?.complete) continue
        const left = childrenOf(backend, table).filter(
          ({ child, key }) =>
            made.has(child.id) &&
            !isTakenCareOf(operation, child) &&
            !isPassedOn(table, child, key, code) &&
            !isPassedOnByRevision(backend, table, child),
        )
        if (left.length === 0 || isCaught(operation, code)) continue
        report.found({
          at: statement.chain.at(-1)!.at,
          subject: operation.id,
          arguments: {
            operation: operation.id,
            table: table.name,
            children: listed(left.map(({ child, key }) => `${child.name}.${key.columns.join(', ')}`)),
          },
          cause: `${table.id} ${JSON.stringify(statement.chain.at(-1)!.at)}`,
          proof: statement.chain,
          related: left.map(({ child, key }) => ({ what: `foreign key of ${child.name}`, at: key.at })),
        })
      }
  },
})

const tableWith = ({ data }: Backend, id: string | undefined): Table | null =>
  data.tables.find((one) => one.id === id) ?? null

/** Added as they are, or made for a relationship that adds them. */
function madeTables({ api, data }: Backend): ReadonlySet<string> {
  const models = new Map(data.tables.flatMap(({ id, model }) => (model ? [[model, id] as const] : [])))
  return new Set(
    api.operations.flatMap(({ statements, trace }) => [
      ...statements.flatMap(({ verb, tables }) => (verb === 'insert' ? tables : [])),
      ...(trace?.calls ?? []).flatMap(({ path }) => models.get(path) ?? []),
    ]),
  )
}

interface Child {
  readonly child: Table
  readonly key: ForeignKey
}

/** Those whose rows keep the parent where it is, as far as the models say. */
const childrenOf = ({ data }: Backend, parent: Table): readonly Child[] =>
  data.tables
    .filter((child) => child.id !== parent.id)
    .flatMap((child) =>
      child.foreignKeys
        .filter(({ references, onDelete }) => references.table === parent.id && onDelete === null)
        .map((key) => ({ child, key })),
    )

/** The operation deletes them, changes them, or at least looks at them. */
const isTakenCareOf = ({ statements }: Operation, child: Table): boolean =>
  statements.some(({ verb, tables }: Statement) => verb === 'raw' || tables.includes(child.id))

/** The session deletes them, or unties them where it may. */
function isPassedOn(parent: Table, child: Table, key: ForeignKey, code: Code): boolean {
  const relationship = [...parent.relationships].find(
    ({ target, many, secondary }) => target === child.id && (many || secondary !== null),
  )
  const isLink = parent.relationships.some(({ secondary }) => secondary === child.id)
  if (isLink || child.relationships.some(({ secondary }) => secondary === parent.id)) return true
  if (!relationship) return hasBackref(parent, child, code)
  if (/\b(all|delete)\b/.test(relationship.cascade)) return true
  return key.columns.every((name) => child.columns.find((one) => one.name === name)?.nullable ?? true)
}

/** `backref=` on the other side makes a relationship nobody wrote down here. */
const hasBackref = (parent: Table, child: Table, code: Code): boolean =>
  child.relationships.some(
    ({ target, at }) => target === parent.id && /backref/.test(textAt(code, at.file, at.line)),
  ) || child.relationships.some(({ secondary }) => secondary !== null)

const textAt = (code: Code, path: string, line: number): string =>
  code
    .file(path)
    ?.source.split('\n')
    .slice(line - 1, line + 6)
    .join('\n') ?? ''

/** A revision gives the key a rule that the model does not speak of. */
const isPassedOnByRevision = ({ data }: Backend, parent: Table, child: Table): boolean =>
  data.migrations.some(({ revisions }) =>
    revisions.some(({ scripts }) =>
      scripts?.upgrade?.steps.some(
        (step) =>
          (tableOfStep(step, 0) === child.name || tableOfStep(step, 1) === child.name) &&
          step.arguments.some((one) => hasRule(one, parent.name)),
      ),
    ),
  )

function hasRule(one: WrittenArgument, parent: string): boolean {
  const rule = one.arguments.find(({ name }) => name === 'ondelete')?.value
  const points = JSON.stringify(one.arguments.map(({ value }) => value)).includes(`${parent}.`)
  return (typeof rule === 'string' && points) || one.arguments.some((inner) => hasRule(inner, parent))
}
