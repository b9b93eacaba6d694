import { spoken } from '../../../kernel/english.ts'
import type { Table } from '../../../model/index.ts'
import type { Comparison, Expression, If, Raise, Statement } from '../../../python/ast.ts'
import type { Code, CodeFile, CodeFunction } from '../../../python/code/code.ts'
import { isTest } from '../../../python/modules/places.ts'
import { neededBy } from '../access/guards.ts'
import { Classes, type CodeClass, ownFields } from '../source/classes.ts'
import { quoteOf, quoted } from '../source/literal.ts'
import { moduleOf } from '../source/module.ts'
import { type Needed, type Spelled, plain, spell } from '../source/spelling.ts'

/** How the program refuses what a row does not stand for: `if order.state is not OrderState.placed: raise ...`. */
export interface StateRefusal {
  readonly of: CodeFunction
  readonly statement: If & Statement
  readonly row: string
  readonly column: string
  readonly operator: string
  readonly raised: Raise & Statement
}

export interface AskedState {
  readonly row: string
  readonly column: string
  /** Members as the file says them. */
  readonly members: readonly string[]
  /** Whether it is done with those that stand so, or with all others. */
  readonly isOnly: boolean
  /** What the row is called where somebody reads it: `gift card`. */
  readonly noun: string
}

/** A refusal of rows of a table by how they stand; one of any other where there is none of it. */
export function stateRefusal(
  code: Code,
  tables: readonly Table[],
  near: Table | null,
): (StateRefusal & { readonly table: Table }) | null {
  const found = code.files
    .filter(({ path }) => !isTest(path))
    .flatMap((file) => file.functions)
    .flatMap((of) => of.node.body.flatMap((statement) => refusalIn(of, statement, tables) ?? []))
  return found.find(({ table }) => table.id === near?.id) ?? found[0] ?? null
}

function refusalIn(of: CodeFunction, statement: Statement, tables: readonly Table[]) {
  if (statement.kind !== 'If' || statement.otherwise.length > 0 || statement.body.length !== 1) return null
  const [raised] = statement.body
  const { test } = statement
  if (raised?.kind !== 'Raise' || test.kind !== 'Comparison') return null
  const { operands, operators } = test as Comparison
  const [left, right, more] = operands
  if (left?.kind !== 'Attribute' || left.value.kind !== 'Name' || right?.kind !== 'Attribute' || more) return null
  if (!/^(?:is not|!=)$/.test(operators[0] ?? '')) return null
  const row = left.value.id
  const table = tables.find(
    ({ model, columns }) =>
      model !== null &&
      columns.some(({ attribute, choice }) => attribute === left.name && choice?.values.includes(memberIn(right))) &&
      of.file.mentions(new RegExp(`\\b${model}\\b`)),
  )
  if (!table) return null
  return { of, statement, row, column: left.name, operator: operators[0]!, raised: raised as Raise & Statement, table }
}

const memberIn = (one: Expression): string => (one.kind === 'Attribute' ? one.name.toLowerCase() : '')

/** The same refusal, of another row and for other states. */
export function refusedBy(
  { of, row, column, operator, raised, table }: StateRefusal & { readonly table: Table },
  asked: AskedState,
): readonly string[] {
  const { members } = asked
  const said = of.file
    .text(raised)
    .replaceAll(new RegExp(`\\b${row}\\.${column}\\b`, 'g'), `${asked.row}.${asked.column}`)
    .replaceAll(new RegExp(`\\b${spoken(table.model!)}\\b(?!\\.)`, 'gi'), asked.noun)
  const [one, other] = members
  const compared =
    other === undefined
      ? `${asked.isOnly ? operator : operator === '!=' ? '==' : 'is'} ${one}`
      : `${asked.isOnly ? 'not in' : 'in'} (${members.join(', ')})`
  return [`if ${asked.row}.${asked.column} ${compared}:`, `    ${said}`]
}

export const neededByRefusal = (code: Code, { of, raised }: StateRefusal): readonly Needed[] =>
  neededBy(code, of.file, raised)

/** A member of what a column may be, as a file says it: `OrderState.shipped`, or the text itself. */
export function memberOf(code: Code, file: CodeFile, model: CodeClass, column: string, value: string): Spelled {
  const classes = new Classes(code)
  const at = classes.fields(model).get(column)
  const statement = at && ownFields(at).get(column)
  const annotation = statement?.kind === 'AnnotatedAssign' ? at!.file.text(statement.annotation) : ''
  const text = statement === undefined ? '' : `${annotation} ${at!.file.text(statement)}`
  for (const [name] of text.matchAll(/\b[A-Z]\w+/g))
    for (const one of classes.named(name)) {
      if (!one.node.bases.some((base) => (one.file.pathOf(base) ?? '').endsWith('Enum'))) continue
      const member = [...ownFields(one)].find(
        ([called, { value: is }]) => (is?.kind === 'Constant' && is.value === value) || called === value,
      )
      if (!member) continue
      const spelled = one.file === file ? plain(name) : spell(file, `${moduleOf(code, one.file)}.${name}`)
      return { text: `${spelled.text}.${member[0]}`, needs: spelled.needs }
    }
  return plain(quoted(value, quoteOf(file.tree.source)))
}
