import { NONE, external } from '../../python/values/make.ts'
import { asText } from '../../python/values/ask.ts'
import type { ClassValue, Value } from '../../python/values/value.ts'
import { annotationValue } from '../../python/interpret/annotations.ts'
import { makeClass } from '../../python/interpret/classes.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import { addWritten } from '../written/library.ts'
import { SOURCE } from './source.ts'

/** Routers made from a schema by fastapi-crudrouter. */
export function addFastApiCrudRouter(machine: Machine): void {
  addWritten(machine, [
    {
      name: 'fastapi_crudrouter.core',
      exports: [
        'CRUDGenerator',
        'MemoryCRUDRouter',
        'SQLAlchemyCRUDRouter',
        'DatabasesCRUDRouter',
        'TortoiseCRUDRouter',
        'OrmarCRUDRouter',
        'GinoCRUDRouter',
      ],
      through: ['fastapi_crudrouter'],
      source: SOURCE,
    },
  ])
  machine.library.add(
    {
      path: 'architect.field_type',
      call: ({ args: [schema, name] }) =>
        (schema?.kind === 'class' ? typesOf(schema, machine).get(asText(name) ?? '') : undefined) ??
        external('builtins.int'),
    },
    {
      path: 'architect.schema_without',
      call: ({ args: [schema, name, suffix], site }) => {
        if (schema?.kind !== 'class') return undefined
        const made = makeClass(
          `${schema.name}${asText(suffix) ?? ''}`,
          [external('pydantic.main.BaseModel')],
          new Map(),
          new Map(),
          site,
          machine,
        )
        for (const [field, value] of typesOf(schema, machine))
          if (field !== asText(name))
            made.annotations.set(field, { expression: null as never, site, scope: made.scope, value })
        return made
      },
    },
  )
}

/** The fields of a schema by the type Pydantic 1 calls theirs: without `Optional` and without the list around it. */
function typesOf(of: ClassValue, machine: Machine): ReadonlyMap<string, Value> {
  const types = new Map<string, Value>()
  for (const base of [...of.mro].reverse())
    if (base.kind === 'class')
      for (const [name, annotation] of base.annotations)
        types.set(name, innermost(annotationValue(annotation, machine)))
  return types
}

function innermost(type: Value): Value {
  if (type.kind !== 'generic' || type.origin.kind !== 'external') return type
  if (/^typing\.(Union|Optional)$/.test(type.origin.path)) {
    const rest = type.args.filter((one) => one !== NONE && !(one.kind === 'constant' && one.type === 'none'))
    return rest.length === 1 ? innermost(rest[0]!) : type
  }
  return /^builtins\.(list|set|dict)$|^typing\.(List|Set|Dict|Sequence)$/.test(type.origin.path)
    ? innermost(type.args[type.args.length - 1] ?? type)
    : type
}
