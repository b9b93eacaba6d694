import type { Assert, Assign, Comparison, Expression, Node } from '../../../python/ast.ts'
import type { CodeFile } from '../../../python/code/code.ts'
import { isTest } from '../../../python/modules/places.ts'
import { literal, quoteOf } from '../source/literal.ts'
import type { Needed, Spelled } from '../source/spelling.ts'
import type { Splice } from '../source/splice.ts'
import type { Editing } from './edits.ts'
import { tokenOf } from './mentions.ts'
import type { Reading } from './reading.ts'
import type { Unit } from './units.ts'
import { type NewField, type ValueIn, type Values, isAlike } from './values.ts'

/** A unit with another name in it, and with a value that fits. */
export function retold(
  reading: Reading,
  unit: Unit,
  field: NewField,
  editing: Editing,
  values: Values,
): Spelled | null {
  const { file, renaming } = editing
  const names = tokensIn(reading, unit).map((token) => named(file, token, field.wanted.name))
  const needs: Needed[] = []
  const edits: Splice[] = [...names]
  const fit = (value: Expression, stands: ValueIn): void => {
    if (!isTest(file.path) || names.some(({ start, end }) => value.start <= start && end <= value.end)) return
    const made = values.fitted(value, field, stands)
    if (!made) return
    needs.push(...made.needs)
    edits.push({ file: file.path, start: value.start, end: value.end, text: made.text })
  }
  if (unit.kind === 'Keyword')
    fit(bared((unit.node as unknown as { value: Expression }).value, field, edits, file), 'program')
  if (unit.kind === 'Entry') fit((unit.node as unknown as { value: Expression }).value, 'json')
  if (unit.kind === 'Assign') fit((unit.node as unknown as Assign).value, 'program')
  if (unit.kind === 'Assert') {
    if (field.wanted.kind === 'datetime') return null
    const { test } = unit.node as unknown as Assert
    // How long a list is says nothing of a text.
    if (!isAlike(field) && isMeasured(file, test)) return null
    if (test.kind === 'Comparison') {
      for (const one of compared(test)) fit(one, 'json')
      if (field.wanted.kind === 'bool' && !isAlike(field)) edits.push(...asIdentity(file, test))
    }
  }
  if (unit.kind === 'Parameter' && !isAlike(field)) {
    const { annotation } = unit.node as unknown as { annotation: Expression | null }
    const type = editing.annotate(field)
    if (annotation) {
      needs.push(...type.needs)
      edits.push({ file: file.path, start: annotation.start, end: annotation.end, text: type.text })
    }
    const begins = unit.node as unknown as { default: Expression | null }
    if (begins.default?.kind === 'Constant' && begins.default.type === 'none' && field.wanted.default !== null)
      edits.push({
        file: file.path,
        ...pick(begins.default),
        text:
          field.choice?.member(file, String(field.wanted.default)).text ??
          literal(field.wanted.default, quoteOf(file.tree.source)),
      })
  }
  return { text: renaming.with(unit.node, edits), needs }
}

const compared = ({ operands }: Pick<Comparison, 'operands'>): readonly Expression[] =>
  operands.filter(({ kind }) => /^(Constant|List|Tuple|Set|Dict)$/.test(kind))

/** What is true or false is compared by `is`. */
function asIdentity(file: CodeFile, { operands: [left, right, other], operators }: Comparison): readonly Splice[] {
  if (!left || !right || other || operators[0] !== '==') return []
  return compared({ operands: [right] }).length === 1
    ? [{ file: file.path, start: left.end, end: right.start, text: ' is ' }]
    : []
}

const isMeasured = (file: CodeFile, { kind, ...test }: Expression): boolean =>
  kind === 'Comparison' && (test as unknown as Comparison).operands.some((one) => file.text(one).startsWith('len('))

/** `labels or []` of a field that holds several is the field alone of another kind. */
function bared(value: Expression, field: NewField, edits: Splice[], file: CodeFile): Expression {
  if (value.kind !== 'BooleanOperation' || isAlike(field)) return value
  if (value.operator !== 'or' || !/^(List|Tuple|Set|Dict)$/.test(value.right.kind)) return value
  edits.push({ file: file.path, start: value.left.end, end: value.end, text: '' })
  return value
}

export const tokensIn = ({ mentions }: Reading, { node, field }: Unit): readonly Node[] =>
  mentions
    .filter((one) => one.field === field)
    .map(({ trail }) => tokenOf(trail.at(-1)!))
    .filter(({ start, end }) => node.start <= start && end <= node.end)

export const named = (file: CodeFile, token: Node, name: string): Splice => ({
  file: file.path,
  ...pick(token),
  text: name,
})
export const pick = ({ start, end }: Node): Node => ({ start, end })
