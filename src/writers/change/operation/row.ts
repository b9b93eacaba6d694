import type { Call, ClassDef, Expression, FunctionDef, Name, Parameter, Statement } from '../../../python/ast.ts'
import type { Code, CodeFunction } from '../../../python/code/code.ts'
import { callsIn, isCall, namesIn } from '../../../python/code/names.ts'
import { mentionedFor, typeOf } from '../source/type-of.ts'
import { refusesOthers } from './refusals.ts'

/** A handler that changes a row itself: what it calls the row, and the statements that put into it what was received. */
export interface RowChange {
  readonly row: string
  readonly statements: readonly Statement[]
}

/** Null where a handler hands on what it received, or looks into it otherwise than for the sake of other fields than the column. */
export function rowChange(
  code: Code,
  handler: CodeFunction,
  { body, model, column }: { readonly body: Parameter; readonly model: ClassDef; readonly column: string },
): RowChange | null {
  const reading: Reading = { derived: new Set([body.name]), rows: new Set() }
  const statements: Statement[] = []
  const refusals: Statement[] = []
  for (const statement of handler.node.body) {
    if (!mentionsAny(statement, reading.derived)) continue
    if (puts(statement, reading)) statements.push(statement)
    else if (refusesOthers(statement, handler, { derived: reading.derived, column })) refusals.push(statement)
    else return null
  }
  const [row, other] = reading.rows
  if (row === undefined || other !== undefined || !isRow(code, handler, row, model)) return null
  const gone = [...refusals, ...statements]
  return { row, statements: [...readyFor(handler, row, gone), ...gone] }
}

/** `data = row.dict()`, `is_owner = row.owner_id == user.id`, where only what goes asks for it. */
function readyFor({ node }: CodeFunction, row: string, gone: readonly Statement[]): readonly Statement[] {
  const isWithin = (one: Name): boolean => gone.some(({ start, end }) => start <= one.start && one.end <= end)
  return node.body.filter((one) => {
    const [target] = one.kind === 'Assign' ? one.targets : []
    if (one.kind !== 'Assign' || target?.kind !== 'Name' || gone.includes(one)) return false
    const isRead = !callsIn(one.value).length && one.value.kind !== 'Await'
    if (!isRead && !isDump(one.value, { derived: new Set([row]), rows: new Set() })) return false
    const uses = namesIn(node.body).filter(({ id, start }) => id === target.id && start !== target.start)
    return uses.length > 0 && uses.every(isWithin)
  })
}

interface Reading {
  /** What was received, and what was made of nothing else. */
  readonly derived: Set<string>
  readonly rows: Set<string>
}

const mentionsAny = (node: unknown, names: ReadonlySet<string>): boolean =>
  namesIn(node).some(({ id }) => names.has(id))

/** Whether a statement does nothing but put what was received into a row, or make it ready for that. */
function puts(statement: Statement, reading: Reading): boolean {
  switch (statement.kind) {
    case 'Assign': {
      const [target] = statement.targets
      if (statement.targets.length !== 1 || !target) return false
      if (target.kind === 'Name') return isDump(statement.value, reading) && reading.derived.add(target.id) !== null
      return target.kind === 'Attribute' && into(target.value, reading)
    }
    case 'ExpressionStatement':
      return isCall(statement.value) && isPut(statement.value, reading)
    case 'For':
      return statement.otherwise.length === 0 && statement.body.every((one) => puts(one, reading))
    case 'If':
      return statement.otherwise.length === 0 && statement.body.every((one) => puts(one, reading))
    default:
      return false
  }
}

function into(of: Expression, { rows, derived }: Reading): boolean {
  if (of.kind !== 'Name' || derived.has(of.id)) return false
  rows.add(of.id)
  return true
}

/** `body.model_dump(exclude_unset=True)`, `jsonable_encoder(body)` */
function isDump(value: Expression, { derived }: Reading): boolean {
  if (!isCall(value)) return false
  const { callee, args } = value
  const isOf = (one: Expression | undefined): boolean => one?.kind === 'Name' && derived.has(one.id)
  if (callee.kind === 'Attribute') return /^(model_dump|dict)$/.test(callee.name) && isOf(callee.value)
  return callee.kind === 'Name' && /^(jsonable_encoder|dict|vars)$/.test(callee.id) && isOf(args[0])
}

/** `row.sqlmodel_update(...)`, `setattr(row, name, value)` */
function isPut({ callee, args }: Call, reading: Reading): boolean {
  if (callee.kind === 'Name') return callee.id === 'setattr' && args[0] !== undefined && into(args[0], reading)
  return callee.kind === 'Attribute' && callee.name === 'sqlmodel_update' && into(callee.value, reading)
}

function isRow(code: Code, { file, node }: CodeFunction, row: string, model: ClassDef): boolean {
  const read = readOf(node, row)
  if (!read) return false
  const type = typeOf(code, file, read)
  return type ? type.class === model && !type.many : mentionedFor(code, file, read).includes(model)
}

/** The last place a name is read: what it is by then. */
const readOf = ({ body }: FunctionDef, name: string): Name | undefined =>
  namesIn(body).findLast(({ id }) => id === name)
