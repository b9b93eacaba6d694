import type { Argument } from '../../../model/index.ts'
import { argumentAt } from '../../injection/sinks.ts'
import { rule } from '../../rule.ts'
import { isOfAnswer } from '../models.ts'

const RUNS =
  /^(builtins\.(eval|exec)|os\.(system|popen)|subprocess\.\w+|asyncio\.(subprocess\.)?create_subprocess_\w+|(pickle|marshal)\.loads|yaml\.(unsafe_)?load|sqlalchemy(\.\w+)*\.text|(sqlite3|psycopg|psycopg2|asyncpg|aiosqlite|pymysql|duckdb)\..*\.(execute|executescript|fetch\w*)|(starlette|fastapi)(\.responses)?\.HTMLResponse|jinja2\.Template)$/

export default rule({
  title: 'What a model answers is executed',
  severity: 'high',
  confidence: 'high',
  weaknesses: ['CWE-95', 'CWE-1426'],
  message: '`{operation}` gives the answer of a model to `{call}` as it is',
  advice:
    'Let the model choose among operations of your own with validated arguments; run generated SQL with a role that may only read what the caller may, and generated code in a sandbox without network.',
  check({ backend }, report) {
    for (const operation of backend.api.operations)
      for (const call of operation.trace?.calls ?? []) {
        if (!RUNS.test(call.path) || !holdsAnswer(argumentAt(call, 0))) continue
        const at = call.chain.at(-1)!.at
        report.found({
          at,
          subject: operation.id,
          arguments: { operation: operation.id, call: call.path },
          cause: `${at.file}:${at.line}`,
          proof: call.chain,
        })
      }
  },
})

const holdsAnswer = (argument: Argument | undefined): boolean =>
  argument !== undefined &&
  (isOfAnswer(argument.made) ||
    (argument.ways ?? []).some((way) => way.some((piece) => piece.text === null && isOfAnswer(piece.type))) ||
    (argument.items ?? []).some(holdsAnswer))
