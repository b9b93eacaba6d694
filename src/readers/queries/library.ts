import { isNone } from '../../python/values/ask.ts'
import { NONE, alternatives, external, instance, sequence, text, tuple, unknown } from '../../python/values/make.ts'
import type { CallOf, ClassValue, Instance, Site, Value } from '../../python/values/value.ts'
import { call } from '../../python/interpret/calls.ts'
import type { Library, Summary } from '../../python/interpret/library.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import { isMapped, lastName, memberOf, relationOf } from './entities.ts'
import { DECLARATIVE_BASE, MAPPED_BY_REGISTRY } from '../sqlalchemy/library/declarative.ts'
import { LAZY_LOAD, LOADED_VALUE } from './loaded.ts'
import { entitiesOf } from './shape.ts'

type Method = NonNullable<Summary['methods']>[string]

export const RESULT = 'sqlalchemy.Result'
export const SCALARS = 'sqlalchemy.ScalarResult'
export const QUERY = 'sqlalchemy.orm.Query'

export const SESSION = 'sqlalchemy.orm.Session'
export const ASYNC_SESSION = 'sqlalchemy.ext.asyncio.AsyncSession'
export const CONNECTION = 'sqlalchemy.Connection'

// --- objects that came out of the database -------------------------------------------------------

/** An object as a statement loaded it: its `receiver` is the result it came from. */
export const loaded = (of: ClassValue, from: Value | null, labels: readonly string[] = []): Instance =>
  instance(of, {}, labels, from)

function rowValue(entity: Value, from: Value, machine: Machine): Value {
  if (isMapped(entity, machine)) return loaded(entity, from)
  if (
    entity.kind === 'instance' &&
    entity.class.kind === 'external' &&
    lastName(entity.class.path) === 'aliased' &&
    isMapped(entity.args[0], machine)
  )
    return loaded(entity.args[0], from)
  return instance(external(LOADED_VALUE), {}, [], from)
}

const optional = (value: Value): Value =>
  alternatives([
    { value, condition: null },
    { value: NONE, condition: null },
  ])
const many = (value: Value): Value => sequence('list', [value], true)

const statementOf = (result: Value): Value | undefined =>
  result.kind === 'instance'
    ? (result.attributes.get('<statement>') ?? (result.receiver ? statementOf(result.receiver) : undefined))
    : undefined

function scalarOf(result: Value, machine: Machine): Value {
  const [first] = entitiesOf(statementOf(result))
  return first ? rowValue(first, result, machine) : instance(external(LOADED_VALUE), {}, [], result)
}

function rowOf(result: Value, machine: Machine): Value {
  const entities = entitiesOf(statementOf(result))
  return entities.length
    ? tuple(entities.map((one) => rowValue(one, result, machine)))
    : instance(external('sqlalchemy.Row'), {}, [], result)
}

// --- results -------------------------------------------------------------------------------------

function result(path: string, given: CallOf, from: Value, statement: Value | undefined): Instance {
  const made = instance(external(path), given, [], from)
  if (statement) made.attributes.set('<statement>', statement)
  return made
}

const again: Method = (self) => self
const toScalars: Method = (self, given) => result(SCALARS, given, self, undefined)

function fetching(element: (self: Value, machine: Machine) => Value): Readonly<Record<string, Method>> {
  const all: Method = (self, _, machine) => many(element(self, machine))
  const maybe: Method = (self, _, machine) => optional(element(self, machine))
  const one: Method = (self, _, machine) => element(self, machine)
  return {
    all,
    fetchall: all,
    fetchmany: all,
    partitions: (self, _, machine) => many(many(element(self, machine))),
    __iter__: all,
    __aiter__: all,
    first: maybe,
    one_or_none: maybe,
    fetchone: maybe,
    one,
    __next__: one,
  }
}

const maybeScalar: Method = (self, _, machine) => optional(scalarOf(self, machine))
const RESULTS: readonly Summary[] = [
  {
    path: RESULT,
    aliases: [
      'sqlalchemy.engine.Result',
      'sqlalchemy.engine.result.Result',
      'sqlalchemy.engine.CursorResult',
      'sqlalchemy.ext.asyncio.AsyncResult',
    ],
    methods: {
      ...fetching(rowOf),
      scalars: toScalars,
      unique: again,
      tuples: again,
      yield_per: again,
      scalar: maybeScalar,
      scalar_one_or_none: maybeScalar,
      scalar_one: (self, _, machine) => scalarOf(self, machine),
    },
  },
  {
    path: SCALARS,
    aliases: ['sqlalchemy.engine.ScalarResult', 'sqlalchemy.ext.asyncio.AsyncScalarResult'],
    methods: { ...fetching(scalarOf), unique: again, yield_per: again },
  },
]

// --- the query object of old ---------------------------------------------------------------------

const QUERY_STEPS = (
  'filter filter_by where join outerjoin order_by group_by having limit offset distinct options with_for_update select_from add_columns add_entity with_entities ' +
  'execution_options enable_eagerloads populate_existing yield_per union union_all slice correlate prefix_with params reset_joinpoint'
).split(' ')

export const METHOD = '<method>'
const step =
  (name: string): Method =>
  (self, given) => {
    const made = instance(external(QUERY), given, [], self)
    made.attributes.set(METHOD, text(name))
    return made
  }

const queryElement = (self: Value, machine: Machine): Value => {
  const entities = entitiesOf(self)
  return entities.length > 1
    ? tuple(entities.map((one) => rowValue(one, self, machine)))
    : entities[0]
      ? rowValue(entities[0], self, machine)
      : instance(external('sqlalchemy.Row'), {}, [], self)
}

const QUERY_SUMMARY: Summary = {
  path: QUERY,
  aliases: ['sqlalchemy.orm.query.Query'],
  methods: {
    ...Object.fromEntries(QUERY_STEPS.map((name) => [name, step(name)])),
    ...fetching(queryElement),
    get: (self, _, machine) => optional(queryElement(self, machine)),
    scalar: (self, _, machine) => optional(queryElement(self, machine)),
    count: (_, given) => unknown('a count', given.site),
    update: (_, given) => unknown('a number of rows', given.site),
    delete: (_, given) => unknown('a number of rows', given.site),
  },
}

// --- sessions ------------------------------------------------------------------------------------

const executes: Method = (self, given) => result(RESULT, given, self, statementArgument(given))
const selectsScalars: Method = (self, given) => result(SCALARS, given, self, statementArgument(given))
const statementArgument = (given: CallOf): Value | undefined => given.args[0] ?? given.keywords.get('statement')

/** SQLModel: one entity comes as itself, several as a row. */
const exec: Method = (self, given) => {
  const statement = statementArgument(given)
  return result(entitiesOf(statement).length > 1 ? RESULT : SCALARS, given, self, statement)
}

function byKey(self: Value, given: CallOf, machine: Machine): Value {
  const of = given.args[0] ?? given.keywords.get('entity')
  const from = instance(external('sqlalchemy.get'), given, [], self)
  return isMapped(of, machine) ? loaded(of, from) : instance(external('sqlalchemy.Row'), {}, [], from)
}

const itself: Method = (self) => self
const SESSION_METHODS: Readonly<Record<string, Method>> = {
  execute: executes,
  stream: executes,
  scalars: selectsScalars,
  stream_scalars: selectsScalars,
  exec,
  scalar: (self, given, machine) => optional(scalarOf(result(SCALARS, given, self, statementArgument(given)), machine)),
  get: (self, given, machine) => optional(byKey(self, given, machine)),
  get_one: byKey,
  query: (self, given) => instance(external(QUERY), given, [], self),
  merge: (_, given) => given.args[0],
  add: () => NONE,
  add_all: () => NONE,
  delete: () => NONE,
  commit: () => NONE,
  rollback: () => NONE,
  flush: () => NONE,
  refresh: () => NONE,
  close: () => NONE,
  expunge: () => NONE,
  expire: () => NONE,
  __enter__: itself,
  __aenter__: itself,
  // `async with session.begin()` and the blocking half of an async session.
  connection: (self, given) => instance(external(CONNECTION), given, [], self),
  get_bind: (self, given) => instance(external(CONNECTION), given, [], self),
  run_sync: (self, given, machine) => runSync(self, given, machine),
}

function runSync(self: Value, given: CallOf, machine: Machine): Value | undefined {
  const [run, ...rest] = given.args
  return run?.kind === 'function' || run?.kind === 'method'
    ? call(run, { ...given, args: [self, ...rest] }, machine)
    : undefined
}

const session = (path: string, aliases: readonly string[], bases: readonly string[] = []): Summary => ({
  path,
  aliases,
  bases,
  methods: SESSION_METHODS,
})

/** `sessionmaker(class_=...)`: what calling it makes. */
const makes =
  (path: string): Method =>
  (self, given) => {
    const of =
      self.kind === 'instance'
        ? (self.keywords.get('class_') ?? (path === SESSION ? undefined : self.args[1]))
        : undefined
    return instance(of?.kind === 'class' || of?.kind === 'external' ? of : external(path), given, [], self)
  }

const maker = (path: string, aliases: readonly string[], of: string): Summary => ({
  path,
  aliases,
  methods: { __call__: makes(of), begin: makes(of) },
})
const connects = (self: Value, given: CallOf): Value => instance(external(CONNECTION), given, [], self)
const engine = (path: string, aliases: readonly string[]): Summary => ({
  path,
  aliases,
  methods: { connect: connects, begin: connects },
})

const SESSIONS: readonly Summary[] = [
  session(SESSION, ['sqlalchemy.orm.session.Session']),
  session(ASYNC_SESSION, [
    'sqlalchemy.ext.asyncio.session.AsyncSession',
    'sqlmodel.ext.asyncio.session.AsyncSession',
    'sqlmodel.ext.asyncio.AsyncSession',
    'sqlalchemy.ext.asyncio.engine.AsyncSession',
  ]),
  session('sqlmodel.Session', ['sqlmodel.orm.session.Session'], [SESSION]),
  session(CONNECTION, [
    'sqlalchemy.engine.Connection',
    'sqlalchemy.engine.base.Connection',
    'sqlalchemy.ext.asyncio.AsyncConnection',
    'sqlalchemy.ext.asyncio.engine.AsyncConnection',
  ]),
  {
    ...session('sqlalchemy.orm.scoped_session', [
      'sqlalchemy.ext.asyncio.async_scoped_session',
      'sqlalchemy.orm.scoping.scoped_session',
    ]),
    methods: { ...SESSION_METHODS, __call__: itself },
  },
  maker('sqlalchemy.orm.sessionmaker', ['sqlalchemy.orm.session.sessionmaker'], SESSION),
  maker(
    'sqlalchemy.ext.asyncio.async_sessionmaker',
    ['sqlalchemy.ext.asyncio.session.async_sessionmaker'],
    ASYNC_SESSION,
  ),
  engine('sqlalchemy.create_engine', [
    'sqlalchemy.engine.create_engine',
    'sqlmodel.create_engine',
    'sqlalchemy.Engine',
    'sqlalchemy.engine.Engine',
    'sqlalchemy.engine.base.Engine',
  ]),
  engine('sqlalchemy.ext.asyncio.create_async_engine', [
    'sqlalchemy.ext.asyncio.engine.create_async_engine',
    'sqlalchemy.ext.asyncio.AsyncEngine',
    'sqlalchemy.ext.asyncio.engine.AsyncEngine',
  ]),
]

// --- attributes of loaded objects ----------------------------------------------------------------

const read = new WeakMap<Instance['attributes'], Map<string, Value>>()

/** A column or relationship of an object whose row is not known: it remembers whose it is. */
function objectAttribute(self: Instance, name: string, machine: Machine, site: Site): Value | undefined {
  if (self.class.kind !== 'class' || !isMapped(self.class, machine)) return undefined
  const member = memberOf(self.class, name)
  if (!member) return undefined
  // A new object holds what it was given; of another one nothing is known.
  const cache = read.get(self.attributes) ?? new Map<string, Value>()
  read.set(self.attributes, cache)
  const key = `${name} ${self.labels.join(' ')}`
  let value = cache.get(key)
  if (!value)
    cache.set(key, (value = member === 'column' ? columnValue(self, name) : relatedValue(self, name, machine)))
  if (member === 'relationship' && self.receiver)
    machine.observer?.onCall?.(LAZY_LOAD, self, {
      args: [text(name)],
      keywords: new Map(),
      open: false,
      site: site ?? self.class.site,
    })
  return value
}

function columnValue(self: Instance, name: string): Value {
  const made = instance(external(LOADED_VALUE), {}, self.labels, self)
  made.attributes.set('class_', self.class as ClassValue)
  made.attributes.set('key', text(name))
  return made
}

function relatedValue(self: Instance, name: string, machine: Machine): Value {
  const { target, many: several } = relationOf(self.class as ClassValue, name, machine)
  if (!target) return columnValue(self, name)
  const from = columnValue(self, name)
  const one = loaded(target, from, self.labels)
  return several ? many(one) : one
}

// --- putting it in -------------------------------------------------------------------------------

/** Adds to what is known of a thing already, or makes it known. */
function extend(library: Library, path: string, more: Partial<Summary>): void {
  const before = library.get(path)
  library.add({ ...before, ...more, path, methods: { ...before?.methods, ...more.methods } })
}

/** Attribute access on a class of SQLModel whose fields are columns. */
const fieldOfClass: Method = (self, { args: [on, of] }) => {
  if (self.kind !== 'instance' || !on || !isNone(on) || of?.kind !== 'class') return undefined
  for (const base of of.mro)
    if (base.kind === 'class')
      for (const [name, one] of base.namespace) if (one === self) return boundColumn(self, of, name)
  return undefined
}

function boundColumn(self: Instance, of: ClassValue, name: string): Instance {
  const made = instance(self.class, {
    args: self.args,
    keywords: self.keywords,
    ...(self.site ? { site: self.site } : {}),
  })
  made.attributes.set('class_', of)
  made.attributes.set('key', text(name))
  return made
}

const annotatedField: NonNullable<Summary['classAttribute']> = (of, name, machine) => {
  if (!isMapped(of, machine)) return undefined
  const owner = of.mro.find((base) => base.kind === 'class' && base.annotations.has(name))
  return owner?.kind === 'class'
    ? boundColumn(instance(external('sqlmodel.Field'), { site: owner.annotations.get(name)!.site }), of, name)
    : undefined
}

/** What the interpreter has to know so that statements and the objects they load can be followed. */
export function addQueries(library: Library): void {
  library.add(...RESULTS, QUERY_SUMMARY, ...SESSIONS)
  for (const path of [DECLARATIVE_BASE, MAPPED_BY_REGISTRY]) extend(library, path, { objectAttribute })
  for (const path of ['sqlmodel.SQLModel', 'sqlmodel.main.SQLModel'])
    extend(library, path, { objectAttribute, classAttribute: library.get(path)?.classAttribute ?? annotatedField })
  for (const path of ['sqlmodel.Field', 'sqlmodel.Relationship', 'sqlmodel.main.Field', 'sqlmodel.main.Relationship']) {
    if (!library.get(library.canonical(path))?.methods?.['__get__'])
      extend(library, library.canonical(path), { methods: { __get__: fieldOfClass } })
  }
}
