import type { Library, Summary } from '../../../python/interpret/library.ts'
import { ATTRIBUTES } from './attributes.ts'
import { DECLARATIVE_SUMMARIES } from './declarative.ts'
import { SCHEMA } from './schema.ts'
import { TYPES } from './types.ts'
import { addSqlModel } from '../../sqlmodel/library.ts'

const EXPRESSIONS = (
  'func text literal literal_column column table null true false and_ or_ not_ case cast type_coerce desc asc nulls_last nulls_first nullslast nullsfirst select insert update delete ' +
  'exists distinct union union_all extract between tuple_ bindparam collate over lateral values'
).split(' ')
const EXPRESSION_MODULES = [
  'sqlalchemy.sql',
  'sqlalchemy.sql.expression',
  'sqlalchemy.sql.functions',
  'sqlalchemy.future',
  'sqlmodel',
  'sqlmodel.sql.expression',
]

const expression = (name: string): Summary => ({
  path: `sqlalchemy.${name}`,
  aliases: EXPRESSION_MODULES.map((module) => `${module}.${name}`),
})

/** Everything the interpreter has to know about SQLAlchemy for its tables to be read. */
export function addSqlAlchemy(library: Library): void {
  library.add(...TYPES, ...SCHEMA, ...ATTRIBUTES, ...DECLARATIVE_SUMMARIES, ...EXPRESSIONS.map(expression))
  addSqlModel(library)
}
