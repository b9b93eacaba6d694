import { inherits } from '../../../python/values/ask.ts'
import type { Value } from '../../../python/values/value.ts'
import type { Kinds } from './kinds.ts'
import { splitAnnotated } from './generic-types.ts'

const SEQUENCES = [
  'builtins.list',
  'builtins.tuple',
  'builtins.set',
  'builtins.frozenset',
  'collections.deque',
  'typing.List',
  'typing.Tuple',
  'typing.Set',
  'typing.FrozenSet',
  'typing.Deque',
  'typing.Sequence',
  'collections.abc.Sequence',
  'typing.MutableSequence',
  'collections.abc.MutableSequence',
]
const MAPPINGS = [
  'builtins.dict',
  'typing.Dict',
  'typing.Mapping',
  'collections.abc.Mapping',
  'typing.MutableMapping',
  'collections.abc.MutableMapping',
  'typing.OrderedDict',
  'typing.DefaultDict',
  'collections.OrderedDict',
  'collections.defaultdict',
  'collections.Counter',
]
const UPLOADS = ['starlette.datastructures.UploadFile', 'fastapi.datastructures.UploadFile']

const pathOf = (type: Value, kinds: Kinds): string =>
  type.kind === 'external' ? kinds.canonical(type) : type.kind === 'generic' ? pathOf(type.origin, kinds) : ''
const isUnion = (type: Value): type is Value & { kind: 'generic' } =>
  type.kind === 'generic' && type.origin.kind === 'external' && /^typing\.(Union|Optional)$/.test(type.origin.path)

/** A list, tuple, set or deque. */
export function isSequence(type: Value, kinds: Kinds): boolean {
  if (isUnion(type)) return type.args.some((arg) => isSequence(arg, kinds))
  return (
    SEQUENCES.includes(pathOf(type, kinds)) ||
    (type.kind === 'class' && inherits(type, ...SEQUENCES, 'typing.NamedTuple'))
  )
}

/** FastAPI's `field_annotation_is_scalar`: whether it can stand in a path or a query. */
export function isScalar(written: Value, kinds: Kinds): boolean {
  const { type } = splitAnnotated(written)
  if (type.kind === 'alternatives') return type.options[0] ? isScalar(type.options[0].value, kinds) : true
  if (isUnion(type)) return type.args.every((arg) => isScalar(arg, kinds))
  return !isComplex(type, kinds)
}

function isComplex(type: Value, kinds: Kinds): boolean {
  const path = pathOf(type, kinds)
  if (MAPPINGS.includes(path) || UPLOADS.includes(path) || isSequence(type, kinds) || kinds.isModel(type)) return true
  const origin = type.kind === 'generic' ? type.origin : type
  if (origin.kind !== 'class') return false
  if (kinds.isDataclass(origin) || kinds.isTypedDict(origin)) return true
  return inherits(origin, ...MAPPINGS, ...UPLOADS)
}

/** A sequence of scalars: it can be a repeated query parameter. */
export function isScalarSequence(written: Value, kinds: Kinds): boolean {
  const { type } = splitAnnotated(written)
  if (isUnion(type)) {
    let one = false
    for (const arg of type.args) {
      if (isScalarSequence(arg, kinds)) one = true
      else if (!isScalar(arg, kinds)) return false
    }
    return one
  }
  return isSequence(type, kinds) && (type.kind !== 'generic' || type.args.every((arg) => isScalar(arg, kinds)))
}
