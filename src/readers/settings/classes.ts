import type { Setting } from '../../model/runtime.ts'
import { asText, asBool, asItems, inherits } from '../../python/values/ask.ts'
import type { ClassValue, Value } from '../../python/values/value.ts'
import type { AnnotatedAssign, Assign, Expression, Statement } from '../../python/ast.ts'
import { annotationValue } from '../../python/interpret/annotations.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import { placeOf } from '../place.ts'
import { isSecret } from './secret.ts'

const BASES = [
  'pydantic_settings.BaseSettings',
  'pydantic_settings.main.BaseSettings',
  'pydantic.BaseSettings',
  'pydantic.v1.BaseSettings',
  'pydantic.env_settings.BaseSettings',
  'pydantic.v1.env_settings.BaseSettings',
]

interface Options {
  readonly prefix: string
  readonly caseSensitive: boolean
}

/** The fields of every class that stands on pydantic's `BaseSettings`. */
export function readClasses(machine: Machine): readonly Setting[] {
  return [...new Set(machine.classes)].filter((of) => inherits(of, ...BASES)).flatMap((of) => settingsOf(of, machine))
}

/** Own fields, and those of mixins that are no settings by themselves. */
function settingsOf(of: ClassValue, machine: Machine): readonly Setting[] {
  const options = optionsOf(of)
  const owners = of.mro.filter(
    (base): base is ClassValue => base.kind === 'class' && (base === of || !inherits(base, ...BASES)),
  )
  return owners.flatMap((owner) =>
    [...owner.annotations].flatMap(([name, annotation]): Setting[] => {
      if (
        name.startsWith('_') ||
        name === 'model_config' ||
        /^(typing\.)?ClassVar\b/.test(sourceOf(owner, annotation.expression))
      )
        return []
      const type = sourceOf(owner, annotation.expression)
      const field = fieldOf(owner, name)
      const meant = annotationValue(annotation, machine)
      const marker = fieldCall(owner.namespace.get(name)) ?? markerIn(meant)
      const variable = variableOf(name, marker, options)
      return [
        {
          name: `${of.name}.${name}`,
          variable,
          type,
          default: defaultOf(owner, field),
          given: givenFor(variable, machine, options),
          secret: hidesItself(meant) || isSecret(name, type),
          ...aboutOf(owner, field, marker),
          at: placeOf({ module: owner.site.module, node: field ?? annotation.expression }),
        },
      ]
    }),
  )
}

const sourceOf = (of: ClassValue, node: Expression): string =>
  (of.site.module.tree?.source ?? '').slice(node.start, node.end).replace(/\s+/g, ' ')

function optionsOf(of: ClassValue): Options {
  for (const base of of.mro) {
    if (base.kind !== 'class') continue
    const config = base.namespace.get('model_config')
    const old = base.namespace.get('Config')
    const get = (name: string): Value | undefined =>
      base.keywords.get(name) ??
      (config?.kind === 'mapping'
        ? config.entries.get(`s${name}`)?.value
        : config?.kind === 'instance'
          ? config.keywords.get(name)
          : undefined) ??
      (old?.kind === 'class' ? old.namespace.get(name) : undefined)
    if (get('env_prefix') || get('case_sensitive') || config || old)
      return { prefix: asText(get('env_prefix')) ?? '', caseSensitive: asBool(get('case_sensitive')) ?? false }
  }
  return { prefix: '', caseSensitive: false }
}

type Field = AnnotatedAssign | Assign
function fieldOf(of: ClassValue, name: string): Field | null {
  const named = (statement: Statement): statement is Field =>
    statement.kind === 'AnnotatedAssign'
      ? statement.target.kind === 'Name' && statement.target.id === name
      : statement.kind === 'Assign' && statement.targets.some((one) => one.kind === 'Name' && one.id === name)
  return of.node?.body.find(named) ?? null
}

/** Its description, or the text below it, as tools that write documentation read it. */
function aboutOf(
  of: ClassValue,
  field: Field | null,
  marker: (Value & { kind: 'instance' }) | null,
): Pick<Setting, 'about'> {
  const body = of.node?.body ?? []
  const below = field === null ? undefined : body[body.indexOf(field) + 1]
  const text =
    asText(marker?.keywords.get('description')) ??
    (below?.kind === 'ExpressionStatement' && below.value.kind === 'Constant' && below.value.type === 'str'
      ? String(below.value.value)
      : '')
  const about = text.replace(/\s+/g, ' ').trim()
  return about === '' ? {} : { about }
}

const isField = (value: Value | undefined): boolean =>
  value?.kind === 'instance' && value.class.kind === 'external' && /(\.|^)(Field|FieldInfo)$/.test(value.class.path)
const fieldCall = (value: Value | undefined): (Value & { kind: 'instance' }) | null =>
  value?.kind === 'instance' && isField(value) ? value : null
const markerIn = (type: Value): (Value & { kind: 'instance' }) | null =>
  type.kind === 'generic' ? (type.args.map((arg) => fieldCall(arg)).find((one) => one) ?? null) : null

/** Whether the type, by whatever name it goes, is one of those that never show what they hold. */
function hidesItself(type: Value): boolean {
  if (type.kind === 'external') return /^pydantic\b.*\.Secret(Str|Bytes)?$/.test(type.path)
  return type.kind === 'generic' && [type.origin, ...type.args].some(hidesItself)
}

/** The variable pydantic looks for: an alias stands without the prefix. */
function variableOf(name: string, marker: (Value & { kind: 'instance' }) | null, options: Options): string {
  for (const key of ['env', 'validation_alias', 'alias']) {
    const given = marker?.keywords.get(key)
    const text = firstText(given)
    if (text !== null) return options.caseSensitive ? text : text.toUpperCase()
  }
  const variable = `${options.prefix}${name}`
  return options.caseSensitive ? variable : variable.toUpperCase()
}

function firstText(value: Value | undefined): string | null {
  const written = asText(value)
  if (written !== null) return written
  const items = value?.kind === 'instance' ? value.args : (asItems(value) ?? [])
  return items.map((one) => asText(one)).find((one) => one !== null) ?? null
}

/** The default as it is written; inside `Field(...)` its first argument or the factory. */
function defaultOf(of: ClassValue, field: Field | null): string | null {
  const value = field?.value
  if (!value) return null
  const isMarker =
    value.kind === 'Call' &&
    ((value.callee.kind === 'Name' && value.callee.id === 'Field') ||
      (value.callee.kind === 'Attribute' && value.callee.name === 'Field'))
  if (!isMarker) return shown(of, value)
  const given = value.args[0] ?? value.keywords.find((one) => one.name === 'default')?.value
  if (given) return shown(of, given)
  const factory = value.keywords.find((one) => one.name === 'default_factory')?.value
  return factory ? `${sourceOf(of, factory)}()` : null
}

const shown = (of: ClassValue, value: Expression): string | null =>
  value.kind === 'Constant' && value.type === 'ellipsis' ? null : sourceOf(of, value)

function givenFor(variable: string, machine: Machine, options: Options): string | null {
  const { environment } = machine
  if (Object.hasOwn(environment, variable)) return environment[variable]!
  if (options.caseSensitive) return null
  const key = Object.keys(environment).find((one) => one.toLowerCase() === variable.toLowerCase())
  return key === undefined ? null : environment[key]!
}
