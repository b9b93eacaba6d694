import type { Kind } from '../kind.ts'
import { applications } from './applications.ts'
import { callers } from './callers.ts'
import { calls } from './calls.ts'
import { columns } from './columns.ts'
import { deletes } from './deletes.ts'
import { models } from './models.ts'
import { operations } from './operations.ts'
import { documents, migrations, unresolved } from './repository.ts'
import { jobs, settings } from './runtime.ts'
import { statements } from './statements.ts'
import { tables } from './tables.ts'

export const kinds: readonly Kind[] = [
  operations,
  tables,
  columns,
  deletes,
  statements,
  models,
  callers,
  calls,
  settings,
  jobs,
  migrations,
  documents,
  applications,
  unresolved,
]

export const kindNames: readonly string[] = kinds.map(({ name }) => name)
