import { external, instance, text } from '../../../python/values/make.ts'
import type { Value } from '../../../python/values/value.ts'
import type { Library, Summary } from '../../../python/interpret/library.ts'

export const CONNECTION = 'sqlalchemy.Connection'
export const CONTEXT = 'alembic.runtime.migration.MigrationContext'
const ENGINE = 'sqlalchemy.Engine'
const DIALECT = 'sqlalchemy.engine.interfaces.Dialect'
const URL = 'sqlalchemy.engine.url.URL'
const IMPLEMENTATION = 'alembic.ddl.postgresql.PostgresqlImpl'

const POSTGRESQL = text('postgresql')

/** What each of the objects a revision can ask for its database hands on. */
const PARTS: Readonly<Record<string, () => Value>> = {
  dialect: () => external(DIALECT),
  engine: () => instance(external(ENGINE)),
  bind: () => instance(external(CONNECTION)),
  connection: () => instance(external(CONNECTION)),
  url: () => instance(external(URL)),
  impl: () => instance(external(IMPLEMENTATION)),
}

const asked =
  (...names: readonly string[]): NonNullable<Summary['attribute']> =>
  (_, name) =>
    names.includes(name) ? PARTS[name]?.() : undefined

/** Connections, sessions and engines all lead to PostgreSQL. */
export function addDialect(library: Library): void {
  extend(library, CONNECTION, { attribute: asked('dialect', 'engine') })
  for (const path of ['sqlalchemy.orm.Session', 'sqlmodel.Session']) extend(library, path, { attribute: asked('bind') })
  extend(library, ENGINE, {
    aliases: ['sqlalchemy.engine.Engine', 'sqlalchemy.engine.base.Engine'],
    attribute: (self, name, machine) =>
      name === 'name' ? POSTGRESQL : asked('dialect', 'url', 'engine')(self, name, machine),
  })
  extend(library, URL, {
    attribute: (_, name) => (name === 'drivername' ? POSTGRESQL : undefined),
    methods: { get_backend_name: () => POSTGRESQL, get_dialect: () => external(DIALECT) },
  })
  extend(library, IMPLEMENTATION, { attribute: asked('dialect', 'bind', 'connection') })
}

function extend(library: Library, path: string, more: Partial<Summary>): void {
  const known = library.get(path)
  library.add({ ...known, ...more, path, methods: { ...known?.methods, ...more.methods } })
}

export const contextAttribute = asked('bind', 'connection', 'dialect', 'impl')
