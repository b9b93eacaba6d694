import { asItems, asText, classAttribute, inherits, isMade } from '../../python/values/ask.ts'
import { NONE, external, generic, instance, native, text, union } from '../../python/values/make.ts'
import type { Annotation, ClassValue, Instance, Value } from '../../python/values/value.ts'
import { annotationValue } from '../../python/interpret/annotations.ts'
import { makeClass } from '../../python/interpret/classes.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import { addWritten } from '../written/library.ts'

/** fastapi-filter: a filter is a model whose lists are asked for as text. */
export function addFastApiFilter(machine: Machine): void {
  addWritten(machine, [BASE, ...['sqlalchemy', 'mongoengine', 'beanie', 'odmantic'].map(contributed)])
  machine.library.add(
    {
      path: 'fastapi_filter.base.filter.FilterDepends',
      aliases: ['fastapi_filter.FilterDepends'],
      call: ({ args: [of], keywords, site }) => depends(of ?? keywords.get('Filter'), machine, site),
    },
    {
      path: 'fastapi_filter.base.filter.with_prefix',
      aliases: ['fastapi_filter.with_prefix'],
      call: ({ args, keywords, site }) =>
        prefixed(asText(args[0] ?? keywords.get('prefix')), args[1] ?? keywords.get('Filter'), machine, site),
    },
  )
}

const BASE = {
  name: 'fastapi_filter.base.filter',
  exports: ['BaseFilterModel'],
  source: `
from pydantic import BaseModel, ConfigDict


class BaseFilterModel(BaseModel):
    model_config = ConfigDict(extra="forbid")

    class Constants:
        ordering_field_name: str = "order_by"
        search_field_name: str = "search"
`,
}

const contributed = (name: string) => ({
  name: `fastapi_filter.contrib.${name}.filter`,
  exports: ['Filter'],
  through: [`fastapi_filter.contrib.${name}`],
  source: 'from fastapi_filter.base.filter import BaseFilterModel\n\n\nclass Filter(BaseFilterModel): ...\n',
})

/** The filter under other names: every field begins with the prefix. */
function prefixed(
  prefix: string | null,
  of: Value | undefined,
  machine: Machine,
  site: ClassValue['site'],
): Value | undefined {
  if (of?.kind !== 'class' || prefix === null) return undefined
  const rename = native('alias', ({ args: [name] }) => text(`${prefix}__${asText(name) ?? ''}`))
  const config = instance(external('pydantic.config.ConfigDict'), {
    keywords: new Map<string, Value>([
      ['extra', text('forbid')],
      ['alias_generator', rename],
    ]),
    site,
  })
  return makeClass('NestedFilter', [of], new Map([['model_config', config]]), new Map(), site, machine)
}

/** A dependency on a model of the same fields, with text for each list. */
function depends(of: Value | undefined, machine: Machine, site: ClassValue['site']): Value | undefined {
  if (of?.kind !== 'class') {
    machine.giveUp('import', 'a filter is not known', site)
    return undefined
  }
  const made = makeClass('FilterWrapper', [of], new Map(), new Map(), site, machine)
  for (const [name, type] of fieldTypes(of, machine)) {
    const info = classAttribute(of, name)?.value
    if (!isList(withoutNone(type))) continue
    const shown = isRequired(info) ? external('builtins.str') : union([external('builtins.str'), NONE])
    made.annotations.set(name, {
      expression: null as unknown as Annotation['expression'],
      site,
      scope: made.scope,
      value: shown,
    })
    if (info) made.namespace.set(name, joined(info))
  }
  return instance(external('fastapi.params.Depends'), { args: [made], site })
}

function fieldTypes(of: ClassValue, machine: Machine): ReadonlyMap<string, Value> {
  const types = new Map<string, Value>()
  for (const base of [...of.mro].reverse())
    if (base.kind === 'class')
      for (const [name, annotation] of base.annotations) types.set(name, annotationValue(annotation, machine))
  return types
}

function withoutNone(type: Value): Value {
  const isUnion =
    type.kind === 'generic' &&
    type.origin.kind === 'external' &&
    /^typing\.(Union|Optional)$|UnionType$/.test(type.origin.path)
  if (!isUnion || type.kind !== 'generic') return type
  const rest = type.args.filter((one) => !(one.kind === 'constant' && one.type === 'none'))
  return rest.length === 1 ? rest[0]! : generic(type.origin, rest)
}

const isList = (type: Value): boolean => inherits(type, 'builtins.list', 'typing.List')

/** `["name", "age"]` is asked for as `name,age`. */
function joined(value: Value): Value {
  const items = asItems(value)
  if (items) return text(items.map((one) => asText(one) ?? '').join(','))
  if (!isMade(value, 'pydantic.fields.Field', 'pydantic.Field', 'fastapi.params.Query')) return value
  const field: Instance = value
  return instance(field.class, {
    args: field.args.map(joined),
    keywords: new Map([...field.keywords].map(([name, one]) => [name, name === 'default' ? joined(one) : one])),
    ...(field.site ? { site: field.site } : {}),
  })
}

const isRequired = (value: Value | undefined): boolean =>
  value === undefined || (value.kind === 'constant' && value.type === 'ellipsis')
