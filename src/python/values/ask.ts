import type { ClassValue, External, FunctionValue, Instance, Value } from './value.ts'

/** The text of a string constant, or of an enum member that is a string. */
export function asText(value: Value | undefined): string | null {
  if (!value) return null
  if (value.kind === 'constant' && value.type === 'str') return value.value as string
  if (value.kind === 'member') return asText(value.value)
  return null
}

export function asNumber(value: Value | undefined): number | null {
  if (!value) return null
  if (value.kind === 'constant' && (value.type === 'int' || value.type === 'float')) return Number(value.value)
  if (value.kind === 'constant' && value.type === 'bool') return value.value ? 1 : 0
  if (value.kind === 'member') return asNumber(value.value)
  return null
}

export function asBool(value: Value | undefined): boolean | null {
  return value?.kind === 'constant' && value.type === 'bool' ? (value.value as boolean) : null
}

export const isNone = (value: Value | undefined): boolean => value?.kind === 'constant' && value.type === 'none'

/** The items of a list, tuple or set whose content is known, else null. */
export function asItems(value: Value | undefined): readonly Value[] | null {
  return value?.kind === 'sequence' && !value.open ? value.items : null
}

/** The classes from outside the project that this class is made of, nearest first. */
export function externalBases(of: ClassValue): readonly External[] {
  return of.mro.filter((base): base is External => base.kind === 'external')
}

/** Whether a class, or the class of an instance, is or inherits from one of these. */
export function inherits(value: Value, ...wanted: readonly string[]): boolean {
  if (value.kind === 'external') return wanted.includes(value.path)
  if (value.kind === 'generic') return inherits(value.origin, ...wanted)
  if (value.kind !== 'class') return false
  return value.mro.some((base) => base.kind === 'external' && wanted.includes(base.path))
}

declare const made: unique symbol
/** An instance of a class somebody asked for; one that is not is still an instance of something else. */
export interface Made extends Instance {
  readonly [made]: true
}

/** Whether a value is an object made by one of these classes or functions from outside. */
export function isMade(value: Value | undefined, ...paths: readonly string[]): value is Made {
  return value?.kind === 'instance' && inherits(value.class, ...paths)
}

/** A name in a class or the classes it inherits from within the project. */
export function classAttribute(of: ClassValue, name: string): { value: Value; owner: ClassValue } | null {
  for (const base of of.mro) {
    if (base.kind !== 'class') continue
    const value = base.namespace.get(name)
    if (value !== undefined) return { value, owner: base }
  }
  return null
}

/** An argument by position or name. */
export function argument(
  call: { readonly args: readonly Value[]; readonly keywords: ReadonlyMap<string, Value> },
  position: number,
  name: string,
): Value | undefined {
  return call.keywords.get(name) ?? (position >= 0 ? call.args[position] : undefined)
}

/** Through `functools.wraps`: the function whose signature is shown. */
export function unwrap(value: Value): Value {
  let at = value
  for (let i = 0; i < 20; i++) {
    if (at.kind === 'function' && at.wrapped) at = at.wrapped
    else return at
  }
  return at
}

/** A function as it is written, its comments included. */
export function functionText({ site, node }: FunctionValue): string {
  const { tree } = site.module
  tree?.looked.texts.add(node.start)
  return tree?.source.slice(node.start, node.end) ?? ''
}
