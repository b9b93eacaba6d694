import type { Source } from '../../model/trace.ts'
import type { Value } from '../../python/values/value.ts'
import { labelsOf } from '../behaviour/labels.ts'

export const sourcesOf = (value: Value | null | undefined): readonly Source[] =>
  [...labelsOf(value)].filter((label) => !label.startsWith('access:'))

/** The class or function a value was made by. */
export function madeBy(value: Value): string {
  switch (value.kind) {
    case 'instance':
      return value.class.kind === 'class' ? value.class.name : value.class.path
    case 'external':
      return value.path
    case 'class':
    case 'function':
      return value.name
    case 'method':
      return madeBy(value.function)
    case 'constant':
      return value.type
    case 'sequence':
      return value.type
    case 'mapping':
      return 'dict'
    case 'alternatives':
      return madeBy(value.options[0]!.value)
    default:
      return ''
  }
}
