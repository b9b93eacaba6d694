import type { Assign, Expression } from '../../../python/ast.ts'
import type { CodeFile } from '../../../python/code/code.ts'
import { isCall, textOf } from '../../../python/code/names.ts'
import { isTest } from '../../../python/modules/places.ts'
import { type Spelled, lastOf } from '../source/spelling.ts'
import type { Editing } from './edits.ts'
import type { Unit } from './units.ts'
import { type NewField, type Values, isAlike } from './values.ts'

/** `title = FuzzyText()` in a class of tests: what makes a value of the kind makes one of the new field. */
export function madeAgain(
  { node }: Unit,
  field: NewField,
  { file, renaming }: Editing,
  values: Values,
): Spelled | null {
  const { kind, value } = node as unknown as Assign & { readonly kind: string }
  if (!isTest(file.path) || kind !== 'Assign') return null
  const isMade = value.kind === 'Call' && isAlike(field)
  const made = isMade ? null : values.fitted(value, field, 'program')
  const text = made?.text ?? shortened(file, value, field) ?? renaming.text(value)
  return { text: `${field.wanted.name} = ${text}`, needs: made?.needs ?? [] }
}

/** `factory.Faker('text')` makes texts of up to 200 characters. */
function shortened(file: CodeFile, value: Expression, { wanted: { length } }: NewField): string | null {
  if (!isCall(value) || value.args.length !== 1 || value.keywords.length > 0 || length === null) return null
  const isFaked = lastOf(file.pathOf(value.callee) ?? '') === 'Faker' && textOf(value.args[0]) === 'text'
  return isFaked && length < LONGEST_FAKED ? `${file.text(value).slice(0, -1)}, max_nb_chars=${length})` : null
}

const LONGEST_FAKED = 200
