import { isMade } from '../../../python/values/ask.ts'
import { external, generic } from '../../../python/values/make.ts'
import type { ClassValue, Generic, Instance, Value } from '../../../python/values/value.ts'
import { readHere } from '../../../python/values/scope.ts'

export type TypeMap = ReadonlyMap<Value, Value>
export const NO_TYPES: TypeMap = new Map()

export const isTypeVariable = (value: Value | undefined): value is Instance => isMade(value, 'typing.TypeVar')
export const isTypeAlias = (value: Value | undefined): value is Instance => isMade(value, 'typing.TypeAliasType')

/** The class a type names, with what its type variables stand for. */
export interface Parametrised {
  readonly class: ClassValue
  readonly args: readonly Value[]
  readonly map: TypeMap
}

export function parametrised(type: Value): Parametrised | null {
  if (type.kind === 'class') return { class: type, args: [], map: NO_TYPES }
  if (type.kind !== 'generic' || type.origin.kind !== 'class') return null
  const parameters = parametersOf(type.origin)
  const args = parameters.length
    ? parameters.map((one, i) => type.args[i] ?? one.keywords.get('default') ?? one)
    : type.args
  if (parameters.length && args.every((arg, i) => arg === parameters[i]))
    return { class: type.origin, args: [], map: NO_TYPES }
  return { class: type.origin, args, map: new Map(parameters.map((one, i) => [one, args[i]!])) }
}

/** Type variables of a class in order: those of `Generic[...]`, else those its bases mention. */
export function parametersOf(of: ClassValue): readonly Instance[] {
  const declared = of.node?.typeParameters ?? []
  if (declared.length && of.scope.parent)
    return declared
      .map((one) => readHere(of.scope.parent!, one.name))
      .filter((one): one is Instance => isTypeVariable(one))
  const bases = of.bases.filter((base): base is Generic => base.kind === 'generic')
  const explicit = bases.find(
    (base) => base.origin.kind === 'external' && /^typing\.(Generic|Protocol)$/.test(base.origin.path),
  )
  const found: Instance[] = []
  for (const base of explicit ? [explicit] : bases) for (const arg of base.args) collectVariables(arg, found)
  return found
}

export function collectVariables(type: Value, into: Instance[]): void {
  if (isTypeVariable(type)) {
    if (!into.includes(type)) into.push(type)
  } else if (type.kind === 'generic') for (const arg of type.args) collectVariables(arg, into)
  else if (type.kind === 'sequence') for (const arg of type.items) collectVariables(arg, into)
}

/** A type with its variables replaced. */
export function substitute(type: Value, map: TypeMap): Value {
  if (map.size === 0) return type
  if (isTypeVariable(type)) return map.get(type) ?? type
  if (type.kind === 'class') {
    const parameters = parametersOf(type)
    return parameters.some((one) => map.has(one))
      ? generic(
          type,
          parameters.map((one) => map.get(one) ?? one),
        )
      : type
  }
  if (type.kind === 'sequence') return { ...type, items: type.items.map((item) => substitute(item, map)) }
  if (type.kind !== 'generic') return type
  const annotated = type.origin.kind === 'external' && type.origin.path === 'typing.Annotated'
  const args = type.args.map((arg, i) => (annotated && i > 0 ? arg : substitute(arg, map)))
  return args.every((arg, i) => arg === type.args[i]) ? type : generic(type.origin, args)
}

/** `Annotated[X, ...]` with nested forms flattened, as Python does. */
export function splitAnnotated(type: Value): { readonly type: Value; readonly metadata: readonly Value[] } {
  if (type.kind !== 'generic' || type.origin.kind !== 'external' || type.origin.path !== 'typing.Annotated')
    return { type, metadata: [] }
  const inner = splitAnnotated(type.args[0]!)
  return { type: inner.type, metadata: [...inner.metadata, ...type.args.slice(1)] }
}

export const annotated = (type: Value, metadata: readonly Value[]): Value =>
  metadata.length ? generic(external('typing.Annotated'), [type, ...metadata]) : type
