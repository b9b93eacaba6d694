import { quoted } from '../../sql/identifiers.ts'
import type { Catalog, CatalogConstraint, CatalogStep, StepOf } from '../../model/index.ts'
import { type MigrationStatement, migrationStatements } from './index.ts'
import { named } from './names.ts'

/**
 * The same way while a release goes on being used: indexes are built beside writers, constraints are taken up without
 * looking at the rows and looked at afterwards, and nothing waits long for a lock.
 */
export function releaseStatements(steps: readonly CatalogStep[], to: Catalog): readonly MigrationStatement[] {
  const plainly = new Set(to.tables.filter(({ partitionedBy }) => partitionedBy !== null).map(named))
  for (const step of steps) if (step.do === 'create table') plainly.add(named(step.table))
  const written = steps.flatMap((step) => [
    'table' in step && plainly.has(named(step.table)) ? plain(step) : gentle(step),
  ])
  const statements = written.flatMap(({ now }) => now)
  return statements.length === 0 ? [] : [LOCK_TIMEOUT, ...statements, ...written.flatMap(({ after }) => after)]
}

interface Written {
  readonly now: readonly MigrationStatement[]
  /** When everything is there, and its locks are given back. */
  readonly after: readonly MigrationStatement[]
}

/** Who waits for a lock keeps everybody waiting who comes after. */
export const LOCK_TIMEOUT: MigrationStatement = { sql: "SET lock_timeout = '5s'", outsideTransaction: true, step: null }

/** Nobody uses a table that has just been made; and of a partitioned one nothing can be built beside writers. */
const plain = (step: CatalogStep): Written => ({ now: migrationStatements([step]), after: [] })

function gentle(step: CatalogStep): Written {
  switch (step.do) {
    case 'create index':
      return {
        now: [concurrent(step, step.index.definition.replace(/^(CREATE (?:UNIQUE )?INDEX)/, '$1 CONCURRENTLY'))],
        after: [],
      }
    case 'drop index':
      if (/ ON ONLY /.test(step.index.definition)) return plain(step)
      return {
        now: [
          concurrent(step, `DROP INDEX CONCURRENTLY ${named({ schema: step.table.schema, name: step.index.name })}`),
        ],
        after: [],
      }
    case 'add constraint':
      return addConstraint(step)
    case 'set not null':
      return step.notNull ? setNotNull(step) : plain(step)
    case 'attach partition':
    case 'detach partition':
      return { now: migrationStatements([step]).map(alone), after: [] }
    case 'validate constraint':
      return { now: [], after: migrationStatements([step]).map(alone) }
    default:
      return { now: migrationStatements([step]).map(step.do === 'set type' ? alone : asIs), after: [] }
  }
}

const asIs = (statement: MigrationStatement): MigrationStatement => statement
/** In a transaction of its own, so that its lock lasts no longer than it. */
const alone = (statement: MigrationStatement): MigrationStatement => ({ ...statement, outsideTransaction: true })

const concurrent = (step: CatalogStep, sql: string): MigrationStatement => ({
  sql,
  step,
  outsideTransaction: true,
  concurrently: true,
})

function addConstraint(step: StepOf<'add constraint'>): Written {
  const { table, constraint } = step
  if (constraint.kind === 'foreign key' || constraint.kind === 'check') return notValid(step)
  if (constraint.kind === 'exclude') return { now: migrationStatements([step]).map(alone), after: [] }
  return byIndex(table, constraint, step)
}

function notValid(step: StepOf<'add constraint'>): Written {
  const { table, constraint } = step
  if (!constraint.valid) return plain(step)
  const later: CatalogConstraint = { ...constraint, definition: `${constraint.definition} NOT VALID`, valid: false }
  return {
    now: migrationStatements([{ ...step, constraint: later }]).map(alone),
    after: migrationStatements([{ do: 'validate constraint', table, constraint }]).map(alone),
  }
}

/** A key takes over an index that was built beside writers. */
function byIndex(
  table: StepOf<'add constraint'>['table'],
  { name, kind, columns, definition }: CatalogConstraint,
  step: CatalogStep,
): Written {
  const [, distinct = '', rest = ''] =
    /^(?:UNIQUE|PRIMARY KEY)( NULLS NOT DISTINCT)? \([^()]*\)(.*)$/.exec(definition) ?? []
  const [, include = '', deferral = ''] = /^( INCLUDE \([^()]*\))?(.*)$/.exec(rest) ?? []
  const list = columns.map(quoted).join(', ')
  const index = `CREATE UNIQUE INDEX CONCURRENTLY ${quoted(name)} ON ${named(table)} (${list})${include}${distinct}`
  const word = kind === 'unique' ? 'UNIQUE' : 'PRIMARY KEY'
  const taken = `ALTER TABLE ${named(table)} ADD CONSTRAINT ${quoted(name)} ${word} USING INDEX ${quoted(name)}${deferral}`
  return {
    now: [{ ...concurrent(step, index), step: null }, alone({ sql: taken, step: null, outsideTransaction: true })],
    after: [],
  }
}

/** The server does not look at the rows when a condition it has looked at already says so. */
function setNotNull(step: StepOf<'set not null'>): Written {
  const { table, column } = step
  const name = `${column}_not_null_check`.slice(-63)
  const check = `ALTER TABLE ${named(table)} ADD CONSTRAINT ${quoted(name)} CHECK (${quoted(column)} IS NOT NULL) NOT VALID`
  const validate = `ALTER TABLE ${named(table)} VALIDATE CONSTRAINT ${quoted(name)}`
  const drop = `ALTER TABLE ${named(table)} DROP CONSTRAINT ${quoted(name)}`
  const statements = [check, validate].map((sql) => ({ sql, step: null, outsideTransaction: true }))
  return {
    now: [
      ...statements,
      ...migrationStatements([step]).map(alone),
      { sql: drop, step: null, outsideTransaction: true },
    ],
    after: [],
  }
}
