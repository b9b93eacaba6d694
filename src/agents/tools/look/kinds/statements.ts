import type { Operation, Statement } from '../../../../model/index.ts'
import { placeText } from '../../../../model/queries/index.ts'
import { statementText } from '../../../../reports/agent/operations.ts'
import { kind } from '../kind.ts'

interface Use {
  readonly operation: Operation
  readonly statement: Statement
}

export const statements = kind<Use>({
  name: 'statements',
  answers: 'what is asked of the database: by which operation, filtered and bounded by what',
  brief: ['operation', 'statement', 'at'],
  all: ({ api }) =>
    api.operations.flatMap((operation) => operation.statements.map((statement) => ({ operation, statement }))),
  called: ({ operation, statement }) => `${statement.verb} ${statement.tables.join(',')} ${operation.id}`,
  places: ({ statement }) => [statement.chain.at(-1)?.at ?? null],
  fields: {
    operation: ({ operation }) => operation.id,
    statement: ({ statement }) => statementText(statement),
    at: ({ statement }) => statement.chain.slice(-1).map(({ at }) => placeText(at))[0],
    tables: ({ statement }) => statement.tables,
    verb: ({ statement }) => statement.verb,
    sort: ({ statement }) => statement.sort,
    loads: ({ statement }) => statement.loads,
    limited: ({ statement }) => statement.limited,
    loop: ({ statement }) => statement.inLoop || null,
    own: ({ statement }) => statement.scoped,
    transaction: ({ statement }) => statement.transaction,
    sql: ({ statement }) => statement.sql,
    chain: ({ statement }) => statement.chain.map(({ what, at }) => `${what} ${placeText(at)}`),
  },
})
