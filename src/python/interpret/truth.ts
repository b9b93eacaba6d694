import type { Expression } from '../ast.ts'
import type { Value } from '../values/value.ts'
import type { Frame } from './frame.ts'

/** Whether a value is true; null when that cannot be told. */
export function truth(value: Value): boolean | null {
  switch (value.kind) {
    case 'constant':
      if (value.type === 'none') return false
      if (value.type === 'ellipsis') return true
      return Boolean(value.value)
    case 'sequence':
      return value.items.some((item) => item.kind !== 'alternatives' || item.options.length > 1)
        ? true
        : value.open || value.items.length > 0
          ? null
          : false
    case 'mapping':
      return value.entries.size > 0 ? true : value.open ? null : false
    case 'alternatives': {
      const answers = new Set(value.options.map((option) => truth(option.value)))
      return answers.size === 1 ? [...answers][0]! : null
    }
    case 'member':
      return value.value.kind === 'constant' ? truth(value.value) : true
    case 'instance':
      return instanceTruth(value)
    case 'unknown':
    case 'external':
      return null
    case 'method':
      // Of an object from outside nobody can tell a method from data.
      return value.function.kind === 'external' ? null : true
    default:
      return true
  }
}

/** An object is true unless its class says otherwise; of a class from outside that cannot be seen. */
function instanceTruth(value: Value & { kind: 'instance' }): boolean | null {
  if (value.class.kind === 'external') return knownTruthy(value.class.path)
  const decides = value.class.mro.some((base) =>
    base.kind === 'class' ? base.namespace.has('__bool__') || base.namespace.has('__len__') : false,
  )
  return decides ? null : true
}

/** Objects of the frameworks whose truth is plain: an application, a router, a marker. */
function knownTruthy(path: string): boolean | null {
  return /\.(FastAPI|APIRouter|Depends|Security)$/.test(path) ? true : null
}

/** The way a test surely goes; null when both ways are to be followed. */
export function decision(test: Expression, tested: Value, frame: Frame): boolean | null {
  const known = truth(tested)
  return frame.machine.forks?.(test, tested, frame) ? null : known
}
