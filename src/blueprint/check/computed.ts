import type { Field } from '../expression/field.ts'
import type { Operand } from '../expression/rule.ts'
import type { Range } from '../problem.ts'
import { type Scope, isKnown } from './scope.ts'

const NUMBERS = /^(int|float|decimal)$/

/** What a field is computed from: other fields of the row that are stored, and numbers where it is reckoned. */
export function checkComputed(name: string, field: Field, resource: string, scope: Scope): void {
  if (field.computed !== null) checkOperand(field.computed, { name, field, resource, scope })
}

interface Computed {
  readonly name: string
  readonly field: Field
  readonly resource: string
  readonly scope: Scope
}

function checkOperand(operand: Operand, computed: Computed): void {
  if (operand.kind === 'sum') for (const side of [operand.left, operand.right]) checkOperand(side, computed)
  if (operand.kind !== 'path') return
  const { field, name, resource, scope } = computed
  const [first, second] = operand.parts
  if (second)
    return tell(computed, second, 'the server knows only the row itself here', `Compute it of fields of ${resource}.`)
  if (!first || !isKnown(first, scope.fields(resource).keys(), `field of ${resource}`, scope.reading)) return
  const from = scope.fields(resource).get(first.text)!
  if (from.computed !== null)
    return tell(computed, first, `${first.text} is computed itself`, 'Say here what that one is computed from.')
  if (field.computed!.kind === 'sum' && !NUMBERS.test(from.type.kind))
    return tell(computed, first, `${first.text} is no number`, 'Only int, float and decimal are reckoned with.')
  if (from.optional && !field.optional)
    tell(
      computed,
      first,
      `${first.text} may be missing, and then ${name} is, too`,
      `Make both optional, or neither: ${name} says \`?\` behind its type.`,
    )
}

function tell({ scope }: Computed, at: Range, message: string, help: string): void {
  scope.reading.tell(at, message, help)
}
