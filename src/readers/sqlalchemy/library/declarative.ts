import { asText, isMade, isNone } from '../../../python/values/ask.ts'
import { NONE, external, instance, native, text } from '../../../python/values/make.ts'
import type { CallOf, ClassValue, Instance, Value } from '../../../python/values/value.ts'
import { call } from '../../../python/interpret/calls.ts'
import { makeClass } from '../../../python/interpret/classes.ts'
import type { Summary } from '../../../python/interpret/library.ts'
import type { Machine } from '../../../python/interpret/machine.ts'
import { recordOf } from '../record.ts'
import { annotatedColumn } from './attributes.ts'
import { METADATA, TABLE } from './schema.ts'

export const DECLARATIVE_BASE = 'sqlalchemy.orm.DeclarativeBase'
export const REGISTRY = 'sqlalchemy.orm.registry'
/** Set on classes that a registry maps without a common base. */
export const MAPPED_BY = '_sa_registry'

const emptyCall = (site: CallOf['site'], keywords = new Map<string, Value>()): CallOf => ({
  args: [],
  keywords,
  open: false,
  site,
})

const made = new WeakMap<ClassValue, Instance>()

/** The class that stands directly on `DeclarativeBase`: its registry and metadata serve all below. */
export function rootOf(of: ClassValue): ClassValue {
  const roots = of.mro.filter(
    (base): base is ClassValue =>
      base.kind === 'class' && base.mro.some((one) => one.kind === 'external' && one.path === DECLARATIVE_BASE),
  )
  return roots[roots.length - 1] ?? of
}

/** The metadata of a base that names none. */
function ownMetadata(of: ClassValue, machine: Machine): Value {
  const root = rootOf(of)
  const registry = root.namespace.get('registry') ?? of.namespace.get(MAPPED_BY)
  if (registry?.kind === 'instance' && isMade(registry, REGISTRY)) return registry.attributes.get('metadata') ?? NONE
  let value = made.get(root)
  if (!value) {
    const created = call(external(METADATA), emptyCall(root.site), machine)
    made.set(root, (value = created as Instance))
  }
  return value
}

const tables = new WeakMap<ClassValue, Instance>()
/** `Model.__table__`, before the tables are read: it knows its class. */
function tableOf(of: ClassValue): Instance {
  let value = tables.get(of)
  if (!value) {
    value = instance(external('sqlalchemy.orm.mapped_table'), { site: of.site })
    value.attributes.set('class_', of)
    tables.set(of, value)
  }
  return value
}

const classAttribute: NonNullable<Summary['classAttribute']> = (of, name, machine) => {
  if (name === 'metadata') return ownMetadata(of, machine)
  if (name === '__table__') return tableOf(of)
  return annotatedColumn(of, name)
}

const DECLARATIVE: Summary = {
  path: DECLARATIVE_BASE,
  aliases: [
    'sqlalchemy.orm.decl_api.DeclarativeBase',
    'sqlalchemy.orm.DeclarativeBaseNoMeta',
    'sqlalchemy.orm.decl_api.DeclarativeBaseNoMeta',
  ],
  classAttribute,
}

/** The table of a mapped class: its columns are the attributes of the class. */
const MAPPED_TABLE: Summary = {
  path: 'sqlalchemy.orm.mapped_table',
  attribute: (self, name) => {
    const of = self.attributes.get('class_')
    if (of?.kind !== 'class') return undefined
    if (name === 'c' || name === 'columns') return instance(external('sqlalchemy.orm.mapped_columns'), {}, [], of)
    return name === 'name' ? classText(of, '__tablename__') : undefined
  },
}

const MAPPED_COLUMNS: Summary = {
  path: 'sqlalchemy.orm.mapped_columns',
  attribute: (self, name, machine) => columnOfClass(self, name, machine),
  methods: {
    __getitem__: (self, { args: [key] }, machine) =>
      self.kind === 'instance' && key && asText(key) !== null ? columnOfClass(self, asText(key)!, machine) : undefined,
  },
}

function columnOfClass(self: Instance, name: string, machine: Machine): Value | undefined {
  const of = self.receiver
  if (of?.kind !== 'class') return undefined
  const value = of.mro.map((base) => (base.kind === 'class' ? base.namespace.get(name) : undefined)).find((one) => one)
  if (value?.kind === 'instance') {
    const get =
      value.class.kind === 'external'
        ? machine.library.find(value.class.path, (summary) => summary.methods?.['__get__'])
        : undefined
    return get?.(value, { args: [NONE, of], keywords: new Map(), open: false, site: of.site }, machine)
  }
  return annotatedColumn(of, name)
}

function classText(of: ClassValue, name: string): Value | undefined {
  const value = of.namespace.get(name)
  return value && asText(value) !== null ? value : undefined
}

/** `declarative_base(...)`: a class like any other that stands on `DeclarativeBase`. */
function makeBase(given: CallOf, machine: Machine, more: readonly (readonly [string, Value])[] = []): Value {
  const custom = given.keywords.get('cls')
  const bases = custom?.kind === 'sequence' ? custom.items : custom && custom.kind === 'class' ? [custom] : []
  const namespace = new Map<string, Value>(more)
  for (const name of ['metadata', 'type_annotation_map']) {
    const value = given.keywords.get(name)
    if (value && !isNone(value)) namespace.set(name, value)
  }
  const name = asText(given.keywords.get('name')) ?? 'Base'
  return makeClass(name, [...bases, external(DECLARATIVE_BASE)], namespace, new Map(), given.site, machine)
}

function decorateBase(given: CallOf, machine: Machine, more: readonly (readonly [string, Value])[] = []): Value {
  return native('as_declarative', ({ args: [of], site }) =>
    of?.kind === 'class'
      ? makeBase(
          { ...given, site, keywords: new Map([...given.keywords, ['cls', of], ['name', text(of.name)]]) },
          machine,
          more,
        )
      : (of ?? NONE),
  )
}

/** What a class that a registry maps stands on besides, as if it were a base. */
export const MAPPED_BY_REGISTRY = 'sqlalchemy.orm.mapped_by_registry'

/** `@registry.mapped` */
function markMapped(self: Value, of: Value | undefined): Value {
  if (of?.kind !== 'class') return of ?? NONE
  of.namespace.set(MAPPED_BY, self)
  const settled: { mro: readonly Value[] } = of
  settled.mro = [...of.mro, external(MAPPED_BY_REGISTRY)]
  if (self.kind === 'instance' && !of.namespace.has('metadata'))
    of.namespace.set('metadata', self.attributes.get('metadata') ?? NONE)
  return of
}

const registryOf = (self: Value): (readonly [string, Value])[] => {
  const metadata = self.kind === 'instance' ? self.attributes.get('metadata') : undefined
  return [['registry', self], ...(metadata ? [['metadata', metadata] as const] : [])]
}

const REGISTRY_SUMMARY: Summary = {
  path: REGISTRY,
  aliases: ['sqlalchemy.orm.decl_api.registry'],
  construct: (self, given, machine) => {
    const metadata = given.keywords.get('metadata')
    self.attributes.set(
      'metadata',
      metadata && !isNone(metadata) ? metadata : call(external(METADATA), emptyCall(given.site), machine),
    )
    self.attributes.set('type_annotation_map', given.keywords.get('type_annotation_map') ?? NONE)
  },
  methods: {
    generate_base: (self, given, machine) => makeBase(given, machine, registryOf(self)),
    as_declarative_base: (self, given, machine) => decorateBase(given, machine, registryOf(self)),
    mapped: (self, { args: [of] }) => markMapped(self, of),
    map_declaratively: (self, { args: [of] }) => markMapped(self, of),
    mapped_as_dataclass: (self, { args: [of] }) =>
      of ? markMapped(self, of) : native('mapped_as_dataclass', ({ args: [inner] }) => markMapped(self, inner)),
    map_imperatively: (_, given, machine) => mapClass(given, machine),
  },
}

function mapClass(given: CallOf, machine: Machine): Value {
  const [of, second] = given.args
  const table = second ?? given.keywords.get('local_table')
  const properties = new Map<string, Value>()
  const written = given.keywords.get('properties')
  if (written?.kind === 'mapping')
    for (const { key, value } of written.entries.values()) if (asText(key) !== null) properties.set(asText(key)!, value)
  if (of?.kind === 'class' && isMade(table, TABLE)) recordOf(machine).imperative.push({ of, table, properties })
  return NONE
}

const DECLARATIVE_MODULES = [
  'sqlalchemy.orm',
  'sqlalchemy.orm.decl_api',
  'sqlalchemy.ext.declarative',
  'sqlalchemy.ext.declarative.api',
]
const everywhere = (name: string): readonly string[] =>
  DECLARATIVE_MODULES.slice(1).map((module) => `${module}.${name}`)

export const DECLARATIVE_SUMMARIES: readonly Summary[] = [
  DECLARATIVE,
  MAPPED_TABLE,
  MAPPED_COLUMNS,
  REGISTRY_SUMMARY,
  { path: MAPPED_BY_REGISTRY, classAttribute },
  { path: 'sqlalchemy.orm.MappedAsDataclass', aliases: ['sqlalchemy.orm.decl_api.MappedAsDataclass'] },
  {
    path: 'sqlalchemy.orm.declarative_base',
    aliases: everywhere('declarative_base'),
    call: (given, machine) => makeBase(given, machine),
  },
  {
    path: 'sqlalchemy.orm.mapped_as_dataclass',
    aliases: everywhere('mapped_as_dataclass'),
    call: ({ args: [registry] }) =>
      native('mapped_as_dataclass', ({ args: [of] }) => (registry ? markMapped(registry, of) : (of ?? NONE))),
  },
  {
    path: 'sqlalchemy.ext.automap.automap_base',
    call: (given, machine) => (given.args[0]?.kind === 'class' ? given.args[0] : makeBase(given, machine)),
  },
  {
    path: 'sqlalchemy.orm.as_declarative',
    aliases: everywhere('as_declarative'),
    call: (given, machine) => decorateBase(given, machine),
  },
  {
    path: 'sqlalchemy.orm.mapper',
    aliases: ['sqlalchemy.orm.Mapper'],
    call: (given, machine) => (given.args[0]?.kind === 'class' && given.args[1] ? mapClass(given, machine) : undefined),
  },
]
