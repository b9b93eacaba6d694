import type { Scope } from '../../blueprint/check/scope.ts'
import type { Transition } from '../../blueprint/expression/transition.ts'
import type { Rule } from '../../blueprint/expression/rule.ts'
import { endOf, isMadeSo } from '../../writers/request/states/ends-of-deeds.ts'

/** What is done with a row by setting how it stands: the steps that lead there. */
export interface StepOfDeed {
  readonly field: string
  readonly steps: readonly Transition[]
  /** Who sets the field, where a step says nothing of it; null where whoever changes the row does. */
  readonly setBy: Rule | null
  /** A row is so as soon as it is made. */
  readonly isMade: boolean
}

/** The steps of a resource that an operation is; null where it is none of them. */
export function stepOf(resource: string, operation: string, scope: Scope): StepOfDeed | null {
  for (const { name: field, value: steps } of scope.resources.get(resource)?.value.states ?? []) {
    const declared = scope.fields(resource).get(field)
    if (declared?.type.kind !== 'enum') continue
    const values = declared.type.values.map(({ text }) => text)
    const end = endOf(operation.replaceAll('-', '_'), values)
    const leading = steps.filter(({ to }) => to.text === end)
    const isMade = declared.default?.kind === 'constant' && isMadeSo(operation, String(declared.default.value))
    if (leading.length === 0 && !isMade) continue
    const { setBy } = declared
    return { field, steps: leading, setBy: setBy === 'server' ? null : setBy, isMade }
  }
  return null
}
