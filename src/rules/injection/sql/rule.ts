import { rule } from '../../rule.ts'
import { placed, sure, wordsFor } from '../finding.ts'
import { type Carried, hitsOf, written } from '../sinks.ts'

const DRIVERS =
  /^(sqlite3|aiosqlite|psycopg|psycopg2|psycopg_pool|asyncpg|pymysql|aiomysql|MySQLdb|mysql|mariadb|oracledb|cx_Oracle|pyodbc|aioodbc|duckdb|snowflake|clickhouse_\w+|databases|sqlalchemy|sqlmodel|tortoise)\..*\.(execute|executemany|executescript|exec|exec_driver_sql|fetch|fetchrow|fetchval|fetch_all|fetch_one|fetch_val|iterate|scalar|scalars|query|command|execute_query|execute_query_dict|execute_script|raw|prepare|cursor)$/
const TEXTS =
  /^(sqlalchemy(\.\w+)*\.(text|literal_column|DDL|TextClause)|(pandas|polars)\.read_(sql|sql_query|database))$/

export default rule({
  title: 'SQL is composed from what the caller sends',
  severity: 'high',
  confidence: 'high',
  weaknesses: ['CWE-89', 'API8:2023'],
  message: '`{operation}` puts {source} into the text of SQL, which goes to `{call}`',
  advice:
    'Leave a parameter in the statement (`:name`, `%s`, `$1`) and hand the value over beside it; choose names of columns and tables from a list of your own.',
  check(subject, report) {
    const sinks = [
      { path: TEXTS, position: 0, name: 'text' },
      { path: DRIVERS, position: 0, name: 'query' },
    ]
    for (const hit of hitsOf(subject, sinks, isSql))
      report.found({
        ...placed(hit),
        arguments: {
          source: wordsFor(hit.carried.source),
          operation: hit.operation.id,
          call: hit.call.path,
        },
        confidence: sure(hit),
      })
  },
})

const STATEMENT =
  /\b(select|insert|update|delete|where|from|order|group|create|drop|alter|with|set|call|exec|execute|pragma|copy|truncate|grant|and|or|asc|desc|like|limit|values|match)\b/i

/** Text of a statement around it, or the whole statement; what is quoted as a parameter elsewhere is not composed. */
const isSql = ({ way, piece }: Carried): boolean =>
  (way.length === 1 || STATEMENT.test(written(way)) || !/\w/.test(written(way).replaceAll('{}', ''))) &&
  !piece.through.some((path) => /quote_ident|quote_plus|quoted_name/.test(path))
