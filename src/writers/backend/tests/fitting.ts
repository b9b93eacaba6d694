import type { Resource } from '../../../blueprint/language/resource.ts'
import type { Comparison, Operand, Rule } from '../../../blueprint/expression/rule.ts'

/** What a value in tests has to be, so that the checks of its row hold. */
export interface Fitting {
  /** So many steps behind where a value of its kind begins. */
  readonly steps: number
  readonly least: number
  readonly most: number
}

/** What the checks of a resource ask of the values of a field. */
export function fittingOf(field: string, { checks }: Pick<Resource, 'checks'>): Fitting {
  const compared = (checks ?? []).flatMap(({ value }) => comparisonsIn(value))
  const bounds = compared.flatMap((one) => boundOf(one, field) ?? [])
  return {
    steps: stepsTo(
      field,
      compared.flatMap((one) => orderOf(one) ?? []),
      new Set(),
    ),
    least: Math.max(-Infinity, ...bounds.map(({ least }) => least)),
    most: Math.min(Infinity, ...bounds.map(({ most }) => most)),
  }
}

/** What holds of values that stand side by side: of several ways the last is taken, the others mostly say what is missing. */
function comparisonsIn(rule: Rule): readonly Comparison[] {
  if (rule.kind === 'compare') return [rule]
  if (rule.kind === 'and') return rule.sides.flatMap(comparisonsIn)
  return rule.kind === 'or' ? comparisonsIn(rule.sides.at(-1)!) : []
}

interface Order {
  readonly before: string
  readonly after: string
  /** Whether they may not be the same. */
  readonly isApart: boolean
}

/** `ends_at > starts_at` */
function orderOf({ operator, left, right }: Comparison): Order | null {
  const [one, other] = [nameOf(left), nameOf(right)]
  if (one === null || other === null) return null
  if (operator === '<' || operator === '<=') return { before: one, after: other, isApart: operator === '<' }
  if (operator === '>' || operator === '>=') return { before: other, after: one, isApart: operator === '>' }
  return operator === '!=' ? { before: one, after: other, isApart: true } : null
}

function stepsTo(field: string, orders: readonly Order[], seen: ReadonlySet<string>): number {
  // Of what goes round in a circle no values hold.
  if (seen.has(field)) return 0
  const before = orders.filter(({ after }) => after === field)
  return Math.max(
    0,
    ...before.map((one) => stepsTo(one.before, orders, new Set([...seen, field])) + Number(one.isApart)),
  )
}

/** `price > 0` */
function boundOf({ operator, left, right }: Comparison, field: string): Pick<Fitting, 'least' | 'most'> | null {
  const [one, other] = [numberIn(left), numberIn(right)]
  const isFirst = nameOf(left) === field && other !== null
  const number = isFirst ? other : nameOf(right) === field ? one : null
  if (number === null) return null
  const sign = isFirst ? operator : (MIRRORED[operator] ?? operator)
  if (sign === '=') return { least: number, most: number }
  if (sign === '>' || sign === '>=') return { least: sign === '>' ? number + 1 : number, most: Infinity }
  return sign === '<' || sign === '<=' ? { least: -Infinity, most: sign === '<' ? number - 1 : number } : null
}

const MIRRORED: Readonly<Partial<Record<Comparison['operator'], Comparison['operator']>>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
}

const nameOf = (operand: Operand): string | null =>
  operand.kind === 'path' && operand.parts.length === 1 ? operand.parts[0]!.text : null

const numberIn = (operand: Operand): number | null =>
  operand.kind === 'constant' && typeof operand.value === 'number' ? operand.value : null

/** A number that fits, as near as may be to the one given. */
export const fitted = (value: number, { steps, least, most }: Fitting): number =>
  Math.min(Math.max(value + steps, least), most)
