import type { GraphField } from '../../model/api.ts'
import type { SourceModule } from '../../python/modules/module.ts'
import { asItems } from '../../python/values/ask.ts'
import type { ClassValue, Value } from '../../python/values/value.ts'
import { placeOf } from '../place.ts'

const SCHEMA = /^strawberry\b.*\.Schema$/
const FIELD = /^strawberry\b/
const KINDS = ['query', 'mutation', 'subscription'] as const

/** What can be asked of the GraphQL schemas a program makes: the fields of their roots. */
export function readGraph(modules: readonly SourceModule[]): readonly GraphField[] {
  const values = modules.flatMap(({ scope }) => [...scope.variables.values()])
  const schemas = new Set(values.flatMap((one) => (one.kind === 'instance' && isSchema(one.class) ? [one] : [])))
  return [...schemas].flatMap(({ args, keywords }) =>
    KINDS.flatMap((kind, index) =>
      classesIn(keywords.get(kind) ?? args[index]).flatMap((root) =>
        fieldsOf(root).map((field) => ({ kind, ...field })),
      ),
    ),
  )
}

const isSchema = (of: Value): boolean =>
  of.kind === 'external'
    ? SCHEMA.test(of.path)
    : of.kind === 'class' && of.mro.some((base) => base !== of && isSchema(base))

/** A class, or those that `merge_types("Query", (Orders, People))` puts together. */
function classesIn(value: Value | undefined): readonly ClassValue[] {
  if (value?.kind === 'class') return [value]
  if (value?.kind !== 'instance' || value.class.kind !== 'external' || !FIELD.test(value.class.path)) return []
  return value.args.flatMap((one) => [...classesIn(one), ...(asItems(one) ?? []).flatMap(classesIn)])
}

function fieldsOf({ mro }: ClassValue): readonly Pick<GraphField, 'name' | 'at'>[] {
  const fields = new Map<string, Pick<GraphField, 'name' | 'at'>>()
  for (const of of mro)
    if (of.kind === 'class')
      for (const [name, value] of of.namespace)
        if (isField(value) && !fields.has(name)) fields.set(name, { name, at: placeOf(siteOf(value) ?? of.site) })
  return [...fields.values()]
}

/** `@strawberry.field`, and `orders: list[Order] = strawberry.field(resolver=...)`. */
const isField = (value: Value): boolean =>
  value.kind === 'function'
    ? value.decorators.some(({ value: decorator }) => isOfLibrary(decorator))
    : value.kind === 'instance' && isOfLibrary(value)

const isOfLibrary = (value: Value): boolean =>
  value.kind === 'external' ? FIELD.test(value.path) : value.kind === 'instance' && isOfLibrary(value.class)

const siteOf = (value: Value) => (value.kind === 'function' || value.kind === 'instance' ? value.site : null)
