import type { Machine } from '../../../python/interpret/machine.ts'
import { asText, inherits, isNone } from '../../../python/values/ask.ts'
import { bool, external, instance, NONE, sequence, text, unknown } from '../../../python/values/make.ts'
import type { Value } from '../../../python/values/value.ts'
import { inspect } from '../core/field-info.ts'
import { enumMembers, literalValues } from '../core/literals.ts'
import { decode } from '../json/encode.ts'

const TRUE = new Set(['1', 'true', 't', 'yes', 'y', 'on'])
const FALSE = new Set(['0', 'false', 'f', 'no', 'n', 'off'])

/** Text of an environment variable as a value of the annotated type. */
export function convert(written: string, annotated: Value, machine: Machine): Value {
  const { type } = inspect(annotated)
  if (type.kind === 'external') return ofType(machine.library.canonical(type.path), written)
  if (type.kind === 'class') return ofClass(written, type)
  if (type.kind !== 'generic' || type.origin.kind !== 'external') return text(written)
  const origin = machine.library.canonical(type.origin.path)
  if (origin === 'typing.Union' || origin === 'typing.Optional') return ofUnion(written, type.args, machine)
  if (origin === 'typing.Literal')
    return (
      literalValues(type.args).find((one) => String((one as { value?: unknown }).value) === written) ?? text(written)
    )
  return ofCollection(origin, written)
}

function ofType(path: string, written: string): Value {
  const word = written.trim().toLowerCase()
  switch (path) {
    case 'builtins.bool':
      return TRUE.has(word) ? bool(true) : FALSE.has(word) ? bool(false) : unknown(`${written} is no boolean`)
    case 'builtins.int':
      return /^[-+]?\d+$/.test(word)
        ? { kind: 'constant', type: 'int', value: Number(word) }
        : unknown(`${written} is no integer`)
    case 'builtins.float':
      return Number.isNaN(Number(word))
        ? unknown(`${written} is no number`)
        : { kind: 'constant', type: 'float', value: Number(word) }
    case 'builtins.str':
    case 'typing.Any':
      return text(written)
    case 'pydantic.types.SecretStr':
    case 'pathlib.Path':
      return instance(external(path), { args: [text(written)] })
    default:
      return /\b(list|set|tuple|dict|List|Set|Tuple|Dict)$/.test(path) ? ofCollection(path, written) : text(written)
  }
}

function ofClass(written: string, type: Value & { kind: 'class' }): Value {
  if (!inherits(type, 'enum.Enum', 'enum.IntEnum', 'enum.StrEnum'))
    return ofJson(written) ?? unknown(`${type.name} from the environment`)
  return (
    enumMembers(type).find((member) => String((member.value as { value?: unknown }).value) === written) ??
    unknown(`${written} is no ${type.name}`)
  )
}

function ofUnion(written: string, args: readonly Value[], machine: Machine): Value {
  for (const arg of args) {
    if (isNone(arg) || asText(arg) !== null) continue
    const value = convert(written, arg, machine)
    if (value.kind !== 'unknown') return value
  }
  return written === '' || written === 'null' ? NONE : text(written)
}

function ofCollection(origin: string, written: string): Value {
  const value = ofJson(written)
  if (!value) return unknown(`${written} is no JSON`)
  if (value.kind !== 'sequence') return value
  return sequence(/[sS]et$/.test(origin) ? 'set' : /[tT]uple$/.test(origin) ? 'tuple' : 'list', value.items)
}

function ofJson(written: string): Value | null {
  try {
    return decode(JSON.parse(written))
  } catch {
    return null
  }
}
