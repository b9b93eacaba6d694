import { asText, classAttribute, inherits } from '../../python/values/ask.ts'
import type { ClassValue, Instance, Value } from '../../python/values/value.ts'
import { annotationValue } from '../../python/interpret/annotations.ts'
import { findAttribute } from '../../python/interpret/attributes.ts'
import { call } from '../../python/interpret/calls.ts'
import type { Machine } from '../../python/interpret/machine.ts'

const MAPPED_BASES = [
  'sqlalchemy.orm.DeclarativeBase',
  'sqlalchemy.orm.declarative_base',
  'sqlalchemy.orm.MappedAsDataclass',
]
const SQLMODEL = ['sqlmodel.SQLModel', 'sqlmodel.main.SQLModel']

const tables = new WeakMap<ClassValue, string | null>()

/** The table a class is mapped to, `schema.name` when it names a schema; null when it is mapped to none. */
export function tableOf(of: ClassValue, machine: Machine): string | null {
  const known = tables.get(of)
  if (known !== undefined) return known
  // Asking for the name may ask for the table again.
  tables.set(of, null)
  const found = readTableName(of, machine)
  tables.set(of, found)
  return found
}

function readTableName(of: ClassValue, machine: Machine): string | null {
  if (!isMappable(of)) return null
  const named = textOf(findAttribute(of, '__tablename__', machine, of.site), of, machine)
  const table = of.namespace.get('__table__')
  const given = table?.kind === 'instance' ? asText(table.args[0]) : null
  const name = given ?? named ?? (inherits(of, ...SQLMODEL) ? of.name.toLowerCase() : null)
  const schema = schemaOf(of)
  return name !== null && schema ? `${schema}.${name}` : name
}

function isMappable(of: ClassValue): boolean {
  if (inherits(of, ...SQLMODEL))
    return of.mro.some((base) => base.kind === 'class' && isTrue(base.keywords.get('table')))
  return (
    inherits(of, ...MAPPED_BASES) ||
    classAttribute(of, '__tablename__') !== null ||
    of.namespace.has('__table__') ||
    of.namespace.has('_sa_registry')
  )
}

const isTrue = (value: Value | undefined): boolean => value?.kind === 'constant' && value.value === true

/** A name given as text, or by a `declared_attr` method nobody called yet. */
function textOf(value: Value | undefined, of: ClassValue, machine: Machine): string | null {
  const written = asText(value)
  if (written !== null || !value) return written
  if (value.kind !== 'function' && value.kind !== 'method') return null
  const args = value.kind === 'function' ? [of] : []
  return asText(
    machine.bounded(
      '__tablename__',
      of.site,
      () => call(value, { args, keywords: new Map(), open: false, site: of.site }, machine),
      () => value,
      5_000,
    ),
  )
}

function schemaOf(of: ClassValue): string | null {
  const given = classAttribute(of, '__table_args__')?.value
  const options = given?.kind === 'sequence' ? given.items[given.items.length - 1] : given
  return options?.kind === 'mapping' ? asText(options.entries.get('sschema')?.value) : null
}

export const isMapped = (of: Value | undefined, machine: Machine): of is ClassValue =>
  of?.kind === 'class' && tableOf(of, machine) !== null

const DESCRIPTORS = new Set([
  'mapped_column',
  'Column',
  'Field',
  'column_property',
  'deferred',
  'synonym',
  'composite',
  'query_expression',
  'Mapped',
])
const RELATIONS = new Set(['relationship', 'Relationship', 'dynamic_loader', 'backref', 'relation'])

export const lastName = (path: string): string => path.slice(path.lastIndexOf('.') + 1)
const madeBy = (value: Value | undefined): string =>
  value?.kind === 'instance' && value.class.kind === 'external' ? lastName(value.class.path) : ''

/** What a name of a mapped class is: a column, a relationship, or neither. */
export function memberOf(of: ClassValue, name: string): 'column' | 'relationship' | null {
  for (const base of of.mro) {
    if (base.kind !== 'class') continue
    const value = base.namespace.get(name)
    if (value)
      return RELATIONS.has(madeBy(value))
        ? 'relationship'
        : DESCRIPTORS.has(madeBy(value)) || isDeclaredColumn(value)
          ? 'column'
          : value.kind === 'constant' && base.annotations.has(name)
            ? 'column'
            : null
    if (base.annotations.has(name)) return 'column'
  }
  return null
}

const isDeclaredColumn = (value: Value): boolean =>
  value.kind === 'instance' && value.class.kind === 'external' && /declared_attr/.test(value.class.path)

/** The class a relationship leads to, and whether there are many at its end. */
export function relationOf(
  of: ClassValue,
  name: string,
  machine: Machine,
): { readonly target: ClassValue | null; readonly many: boolean; readonly loading: string } {
  for (const base of of.mro) {
    if (base.kind !== 'class') continue
    const value = base.namespace.get(name)
    if (value?.kind !== 'instance') continue
    const annotation = base.annotations.get(name)
    const type = annotation ? annotationValue(annotation, machine) : undefined
    const target = classIn(value.args[0] ?? value.keywords.get('argument'), machine) ?? classIn(type, machine)
    return { target, many: type ? isMany(type) : isTrue(value.keywords.get('uselist')), loading: loadingOf(value) }
  }
  return { target: null, many: false, loading: 'select' }
}

function loadingOf(value: Instance): string {
  const options = value.keywords.get('sa_relationship_kwargs')
  const given =
    value.keywords.get('lazy') ?? (options?.kind === 'mapping' ? options.entries.get('slazy')?.value : undefined)
  if (given?.kind === 'constant' && given.value === true) return 'select'
  if (given?.kind === 'constant' && given.value === false) return 'joined'
  return asText(given) ?? 'select'
}

function classIn(value: Value | undefined, machine: Machine, depth = 0): ClassValue | null {
  if (!value || depth > 6) return null
  if (value.kind === 'class') return value
  if (value.kind === 'generic')
    return value.args.map((arg) => classIn(arg, machine, depth + 1)).find((one) => one) ?? null
  if (value.kind === 'function')
    return classIn(
      machine.bounded(
        'a relationship',
        value.site,
        () => call(value, { args: [], keywords: new Map(), open: false, site: value.site }, machine),
        () => value,
        5_000,
      ),
      machine,
      depth + 6,
    )
  const written = asText(value)
  const name =
    written === null
      ? null
      : lastName(
          written
            .replace(/["'\]]/g, '')
            .split('[')
            .pop()!
            .trim(),
        )
  return name === null
    ? null
    : (machine.classes.find((one) => one.name === name && tableOf(one, machine) !== null) ?? null)
}

const COLLECTIONS = /(^|\.)([lL]ist|[sS]et|[sS]equence|[dD]ict|Collection|DynamicMapped|WriteOnlyMapped)$/
function isMany(type: Value): boolean {
  if (type.kind === 'constant') return /\b(list|set|List|Set|Sequence)\[/.test(asText(type) ?? '')
  if (type.kind !== 'generic') return false
  return (type.origin.kind === 'external' && COLLECTIONS.test(type.origin.path)) || type.args.some((arg) => isMany(arg))
}

/** The class and attribute a value stands for: `User.id`, `alias.id`, a plain column of a `Table`. */
export function columnOf(value: Value, machine: Machine): { readonly table: string; readonly column: string } | null {
  if (value.kind === 'method')
    return value.function.kind === 'external' ? ownerColumn(value.self, lastName(value.function.path), machine) : null
  if (value.kind !== 'instance') return null
  const key = asText(value.attributes.get('key'))
  const of = value.attributes.get('class_')
  if (of?.kind === 'class' && key !== null) return named(of, key, value, machine)
  const table = value.attributes.get('table')
  if (table?.kind === 'instance' && key !== null) return { table: asText(table.args[0]) ?? '?', column: key }
  if (value.class.kind === 'external' && WRAPPERS.has(lastName(value.class.path)) && value.args[0])
    return columnOf(value.args[0], machine)
  return null
}

const WRAPPERS = new Set(['col', 'label', 'cast', 'type_coerce', 'lower', 'upper', 'coalesce', 'trim', 'date'])

/** The function around a column, `lower` of `func.lower(User.email)`; null for a column by itself. */
export function wrapperOf(value: Value): string | null {
  if (value.kind !== 'instance' || value.class.kind !== 'external' || !value.args[0]) return null
  const name = lastName(value.class.path)
  return WRAPPERS.has(name) && !/^(col|label|type_coerce)$/.test(name) ? name : null
}

function ownerColumn(owner: Value, name: string, machine: Machine): { table: string; column: string } | null {
  if (owner.kind === 'class') return named(owner, name, null, machine)
  if (owner.kind !== 'instance' || owner.class.kind !== 'external') return null
  if (lastName(owner.class.path) === 'aliased' && owner.args[0]?.kind === 'class')
    return named(owner.args[0], name, null, machine)
  return null
}

function named(
  of: ClassValue,
  key: string,
  made: Instance | null,
  machine: Machine,
): { table: string; column: string } | null {
  const table = tableOf(of, machine)
  const written = made && madeBy(made) !== 'Field' && !RELATIONS.has(madeBy(made)) ? asText(made.args[0]) : null
  return { table: table ?? of.name, column: written ?? key }
}

/** Tables an entity of a statement stands for. */
export function entityTable(value: Value, machine: Machine): string | null {
  if (value.kind === 'class') return tableOf(value, machine)
  if (value.kind === 'generic') return entityTable(value.origin, machine)
  if (value.kind !== 'instance' || value.class.kind !== 'external') return null
  const name = lastName(value.class.path)
  if (name === 'Table') return asText(value.args[0])
  if (name === 'mapped_table') {
    const of = value.attributes.get('class_')
    return of?.kind === 'class' ? tableOf(of, machine) : null
  }
  if (name === 'aliased' || name === 'with_polymorphic')
    return value.args[0] ? entityTable(value.args[0], machine) : null
  return null
}
