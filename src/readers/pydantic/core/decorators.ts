import { argument, asItems, asText, isMade } from '../../../python/values/ask.ts'
import { readHere } from '../../../python/values/scope.ts'
import type { ClassValue, FunctionValue, Instance, Value } from '../../../python/values/value.ts'

/** Where `@field_validator(...)` and the like are remembered on what they decorate. */
export const REMEMBERED = '<pydantic>'

export interface Decorated {
  readonly name: string
  readonly decorator: Instance
  readonly function: FunctionValue | null
}

/** What decorators of pydantic said about members of a class, parents first, overridden ones left out. */
export function decoratedMembers(of: ClassValue, ...paths: readonly string[]): readonly Decorated[] {
  const found = new Map<string, Decorated[]>()
  for (const base of [...of.mro].reverse()) {
    if (base.kind !== 'class') continue
    for (const name of base.scope.variables.keys()) {
      const value = readHere(base.scope, name)
      if (!value) continue
      const decorators = rememberedOn(value).filter((one) => isMade(one, ...paths))
      if (decorators.length)
        found.set(
          name,
          decorators.map((decorator) => ({ name, decorator, function: functionOf(value) })),
        )
      else if (found.has(name)) found.delete(name)
    }
  }
  return [...found.values()].flat()
}

function rememberedOn(value: Value): readonly Instance[] {
  if (value.kind !== 'function' && value.kind !== 'instance') return []
  const own = asItems(value.attributes.get(REMEMBERED)) ?? []
  const inner =
    value.kind === 'instance' &&
    value.class.kind === 'external' &&
    /^(builtins|functools)\./.test(value.class.path) &&
    value.args[0]
      ? rememberedOn(value.args[0])
      : []
  return [...inner, ...own].filter((one): one is Instance => one.kind === 'instance')
}

export function functionOf(value: Value | undefined): FunctionValue | null {
  if (value?.kind === 'function') return value
  return value?.kind === 'instance' ? functionOf(value.args[0]) : null
}

/** Whether a field decorator speaks of a field. */
export function concerns(decorator: Instance, field: string): boolean {
  return decorator.args.some((arg) => asText(arg) === field || asText(arg) === '*')
}

export const decoratorText = (decorator: Instance, name: string): string | null => asText(argument(decorator, -1, name))
