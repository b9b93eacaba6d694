import { escapePattern } from '../../kernel/text.ts'
import type { Argument, Fix, JsonSchema, Operation, Place, Step } from '../../model/index.ts'
import type { Code } from '../../python/code/code.ts'
import { withKeyword } from '../fixes.ts'
import { dependenciesOf, handlerOf } from './handler.ts'

/** A number of the query that reaches LIMIT or OFFSET of a statement as it came. */
export interface Paged {
  readonly operation: Operation
  readonly parameter: string
  readonly schema: JsonSchema
  readonly clause: 'LIMIT' | 'OFFSET'
  /** Whether it is put in as it is; else computed, as `(page - 1) * size`. */
  readonly direct: boolean
  readonly chain: readonly Step[]
}

const CLAUSES: Readonly<Record<string, Paged['clause']>> = { limit: 'LIMIT', offset: 'OFFSET' }
const STATEMENT = /^(sqlalchemy|sqlmodel)\..*\.(limit|offset)$/

export function pagedBy(operation: Operation): readonly Paged[] {
  return (operation.trace?.calls ?? []).flatMap((call) => {
    const clause = CLAUSES[STATEMENT.exec(call.path)?.[2] ?? '']
    const [argument] = call.arguments
    if (!clause || !argument) return []
    return sourcesOf(argument).flatMap((name) => {
      const parameter = operation.parameters.find((one) => one.in === 'query' && one.name === name)
      const schema = parameter && numberIn(parameter.schema)
      if (!parameter || !schema || call.conditions.some((text) => compares(text, name))) return []
      return [{ operation, parameter: name, schema, clause, direct: argument.made === '', chain: call.chain }]
    })
  })
}

/** The parameters a number was made of; what is chosen among several was looked at. */
const sourcesOf = (argument: Argument): readonly string[] =>
  (argument.made === '' && argument.from.length === 1) || argument.made === 'operator.*'
    ? argument.from.filter((source) => source.startsWith('query:')).map((source) => source.slice('query:'.length))
    : []

const compares = (condition: string, name: string): boolean =>
  new RegExp(`\\b${escapePattern(name)}\\b.*[<>]|[<>].*\\b${escapePattern(name)}\\b`).test(condition)

/** The schema of a whole number, through `int | None`; null for anything else. */
function numberIn(schema: JsonSchema): JsonSchema | null {
  if (schema['type'] === 'integer') return schema
  const options = (schema['anyOf'] ?? []) as readonly JsonSchema[]
  const numbers = options.filter((one) => one['type'] !== 'null')
  return numbers.length === 1 && numbers[0]!['type'] === 'integer' ? numbers[0]! : null
}

/** Where a parameter is declared: the handler, or the one dependency that has it. */
export function declaredAt(code: Code, { operation, parameter }: Pick<Paged, 'operation' | 'parameter'>): Place {
  const handler = handlerOf(code, operation)
  const own = handler?.node.parameters.find((one) => one.name === parameter)
  if (handler && own) return handler.file.place(own)
  const called = new Set(dependenciesOf(operation).map((one) => one.name.split('.').at(-1)))
  const found = code
    .functions(new RegExp(`\\b${escapePattern(parameter)}\\b`))
    .filter((one) => called.has(one.node.name) || (one.node.name === '__init__' && called.has(one.owner?.name ?? '')))
    .flatMap(({ file, node }) => node.parameters.filter((one) => one.name === parameter).map((one) => file.place(one)))
  return found.length === 1 ? found[0]! : operation.handler
}

/** A bound for the `Query(...)` that declares a parameter; null where there is none to put it into. */
export function bounded(code: Code, at: Place, name: 'ge' | 'le', value: number, safe: boolean): Fix | null {
  const file = code.file(at.file)
  const query = file?.calls.find(({ node, path }) => {
    const { line, column, endLine } = file.span(node)
    const after = line > at.line || (line === at.line && column >= at.column)
    return after && endLine <= at.endLine && /^fastapi\.(params\.)?Query$/.test(path ?? '')
  })
  return file && query ? withKeyword(file, query.node, name, String(value), safe) : null
}
