import type { Machine } from '../../../python/interpret/machine.ts'
import { makeClass } from '../../../python/interpret/classes.ts'
import { asItems, asText } from '../../../python/values/ask.ts'
import { external } from '../../../python/values/make.ts'
import type { CallOf, Value } from '../../../python/values/value.ts'

const OPTIONS = [
  '__base__',
  '__config__',
  '__module__',
  '__validators__',
  '__cls_kwargs__',
  '__doc__',
  '__slots__',
  '__qualname__',
]

/** `create_model('Name', field=(type, default))` makes a class like any other. */
export function createModel(given: CallOf, machine: Machine): Value | undefined {
  const name = asText(given.args[0] ?? given.keywords.get('model_name'))
  if (name === null || given.open) return undefined
  const base = given.keywords.get('__base__')
  const bases = base && base.kind !== 'constant' ? (asItems(base) ?? [base]) : [external('pydantic.main.BaseModel')]
  const namespace = new Map<string, Value>()
  const types = new Map<string, Value>()
  for (const [field, definition] of given.keywords)
    if (!OPTIONS.includes(field)) declare(field, definition, types, namespace)
  const config = given.keywords.get('__config__')
  if (config && config.kind !== 'constant') namespace.set(config.kind === 'class' ? 'Config' : 'model_config', config)
  for (const [key, value] of validators(given)) namespace.set(key, value)
  const made = makeClass(name, bases, namespace, new Map(), given.site, machine)
  for (const [field, type] of types)
    made.annotations.set(field, {
      expression: given.site.node as never,
      site: given.site,
      scope: made.scope,
      value: type,
    })
  const docstring = asText(given.keywords.get('__doc__'))
  return docstring === null ? made : Object.assign(made, { docstring })
}

function declare(name: string, definition: Value, types: Map<string, Value>, namespace: Map<string, Value>): void {
  const pair = definition.kind === 'sequence' && definition.type === 'tuple' ? definition.items : null
  const type = pair ? pair[0] : definition
  if (!type) return
  types.set(name, type)
  const assigned = pair?.[1]
  if (assigned && !(assigned.kind === 'constant' && assigned.type === 'ellipsis')) namespace.set(name, assigned)
}

function validators(given: CallOf): readonly (readonly [string, Value])[] {
  const written = given.keywords.get('__validators__')
  return written?.kind === 'mapping'
    ? [...written.entries.values()].flatMap(({ key, value }) =>
        asText(key) === null ? [] : [[asText(key)!, value] as const],
      )
    : []
}
