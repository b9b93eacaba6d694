import type { Scope } from '../../../blueprint/check/scope.ts'
import type { Limit, LimitPart } from '../../../blueprint/expression/limit.ts'
import type { Operand, Rule } from '../../../blueprint/expression/rule.ts'
import type { NamedResource } from '../../../blueprint/language/blueprint.ts'
import { columnsOf, conditionSql } from '../../../blueprint/storage/conditions.ts'
import { constraintName, tableName } from '../../../blueprint/storage/names.ts'
import { columnType } from '../../../blueprint/storage/types.ts'
import { listed, plural } from '../../../kernel/english.ts'
import { quoted } from '../../../sql/identifiers.ts'
import { spoken } from '../names.ts'

/** A limit as the server is told of it. */
export interface Held {
  readonly name: string
  readonly table: string
  /** What is the same in rows that are counted together, of a row called by a name. */
  readonly parts: readonly ((row: string) => string)[]
  /** Which rows are counted at all; null for all of them. */
  readonly counted: (row: string) => string | null
  /** A number, or where it stands, of the new row. */
  readonly most: string
  /** Columns whose change can make a row one that is counted, or counted elsewhere. */
  readonly columns: readonly string[]
  /** What whoever meets it is told. */
  readonly says: string
}

/** The limits of a resource, each by a name of its own. */
export function limitsOf({ name, value }: NamedResource, scope: Scope): readonly Held[] {
  const soft = value.traits?.includes('soft-delete') === true
  const all = (value.limits ?? []).map((limit) => heldOf(name, limit, soft, scope))
  return all.map((one, index) => {
    const before = all.slice(0, index).filter((other) => other.name === one.name).length
    return before === 0
      ? one
      : { ...one, name: constraintName('most', one.name.slice('most_'.length), `${before + 1}`) }
  })
}

function heldOf(resource: string, { parts, where, most }: Limit, soft: boolean, scope: Scope): Held {
  const fields = scope.fields(resource)
  const columns = columnsOf(fields)
  const table = tableName(resource, scope)
  return {
    name: constraintName(
      'most',
      table,
      ...parts.map(({ field, every }) => [every, field.text].filter(Boolean).join('_')),
    ),
    table,
    parts: parts.map((part) => {
      const type = columnType(fields.get(part.field.text)!, scope)
      return (row) => stretch(part, `${row}.${quoted(columns.get(part.field.text)!)}`, type)
    }),
    counted: (row) =>
      [
        ...(where === null ? [] : [`(${conditionSql(where, columns, `${row}.`)})`]),
        ...(soft ? [`${row}.deleted_at IS NULL`] : []),
      ].join(' AND ') || null,
    most: mostOf(most, resource, scope),
    columns: [
      ...new Set([
        ...parts.map(({ field }) => columns.get(field.text)!),
        ...(where === null ? [] : namesIn(where).flatMap((name) => columns.get(name) ?? [])),
        ...(soft ? ['deleted_at'] : []),
      ]),
    ],
    says: sentence(resource, { parts, where, most }),
  }
}

/** Days begin where they do in UTC; what has no zone is told as it is. */
function stretch({ every }: LimitPart, column: string, type: string): string {
  if (every === null) return column
  if (type === 'DATE') return `date_trunc('${every}', ${column}::timestamp)`
  return type.endsWith('WITH TIME ZONE')
    ? `date_trunc('${every}', ${column}, 'UTC')`
    : `date_trunc('${every}', ${column})`
}

function mostOf(most: Limit['most'], resource: string, scope: Scope): string {
  if (most.kind === 'number') return String(most.value)
  const { type } = scope.fields(resource).get(most.of.text)!
  const to = type.kind === 'reference' ? type.to.text : resource
  const column = quoted(columnsOf(scope.fields(to)).get(most.field.text)!)
  const key = quoted(columnsOf(scope.fields(resource)).get(most.of.text)!)
  return `(SELECT above.${column} FROM ${quoted(tableName(to, scope))} above WHERE above.id = NEW.${key})`
}

/** `There may be at most 2 bookings per member and week.` */
function sentence(resource: string, { parts, most, where }: Pick<Limit, 'parts' | 'most' | 'where'>): string {
  const per = parts.map(({ field, every }) => every ?? spoken(field.text))
  const many = plural(spoken(resource))
  const of = per.length === 0 ? '' : ` per ${listed(per)}`
  const such = where === null ? '' : ' like this'
  if (most.kind === 'field') return `There may be no more ${many}${such}${of} than its ${spoken(most.field.text)}.`
  return `There may be at most ${most.value} ${most.value === 1 ? spoken(resource) : many}${such}${of}.`
}

/** Names of fields a rule asks of its row. */
function namesIn(rule: Rule): readonly string[] {
  if (rule.kind === 'or' || rule.kind === 'and') return rule.sides.flatMap(namesIn)
  if (rule.kind === 'not') return namesIn(rule.rule)
  if (rule.kind === 'compare') return [rule.left, rule.right].flatMap(namesInOperand)
  return namesInOperand(rule)
}

function namesInOperand(operand: Operand): readonly string[] {
  if (operand.kind === 'sum') return [operand.left, operand.right].flatMap(namesInOperand)
  return operand.kind === 'path' ? [operand.parts[0]!.text] : []
}
