import type { Operation } from '../../../model/index.ts'
import type { Assign, Call, Expression, Statement, Tuple } from '../../../python/ast.ts'
import type { Code, CodeFile, CodeFunction } from '../../../python/code/code.ts'
import { callsIn, keyword } from '../../../python/code/names.ts'
import { isTest } from '../../../python/modules/places.ts'
import { isPath } from '../operation/asking.ts'

/** A call by which a test asks an operation. */
export interface AskedOnce {
  readonly of: CodeFunction
  readonly call: Call
  readonly operation: Operation
  /** The statement of the test it stands in. */
  readonly statement: Statement
  /** What it is to be answered with; null where the test does not say. */
  readonly status: number | null
  readonly headers: Expression | null
}

export const testFilesOf = ({ files, unused }: Code): readonly CodeFile[] =>
  [...files, ...unused].filter(({ path }) => isTest(path))

/** Everything the tests of a file ask of some operations. */
export const askedIn = (code: Code, file: CodeFile, operations: readonly Operation[]): readonly AskedOnce[] =>
  askedAnywhere(code, file, operations).filter(({ of }) => of.node.name.startsWith('test'))

/** What fixtures ask as well. */
export function askedAnywhere(code: Code, file: CodeFile, operations: readonly Operation[]): readonly AskedOnce[] {
  return file.functions.flatMap((of) =>
    callsIn(of.node.body).flatMap((call): readonly AskedOnce[] => {
      const operation = operationOf(code, of, call, operations)
      const statement = operation ? statementAround(of.node.body, call) : null
      if (!operation || !statement) return []
      const headers = keyword(call, 'headers') ?? null
      return [{ of, call, operation, statement, status: statusOf(of, statement), headers }]
    }),
  )
}

function operationOf(code: Code, of: CodeFunction, call: Call, operations: readonly Operation[]): Operation | null {
  const { callee } = call
  const first = call.args[0] ?? keyword(call, 'url')
  if (callee.kind !== 'Attribute' || !first) return null
  const written = first.kind === 'Name' ? assigned(of, first.id) : first
  if (written?.kind !== 'Constant' && written?.kind !== 'JoinedString') return null
  return (
    operations
      .filter(({ method, path }) => method === callee.name && isPath(code, of.file, written, path))
      .toSorted((a, b) => a.path.length - b.path.length)[0] ?? null
  )
}

/** The innermost statement; a loop is none, what stands in it is. */
function statementAround(body: readonly Statement[], { start, end }: Call): Statement | null {
  const found = body.find((one) => one.start <= start && end <= one.end)
  if (!found) return null
  const inner = (found as { readonly body?: unknown }).body
  return (Array.isArray(inner) ? statementAround(inner as readonly Statement[], { start, end } as Call) : null) ?? found
}

const STATUS = /status_code\s*==\s*(?:status\.HTTP_)?(\d{3})/

function statusOf({ file, node }: CodeFunction, statement: Statement): number | null {
  const own = STATUS.exec(file.text(statement))
  if (own) return Number(own[1])
  const target = statement.kind === 'Assign' ? (statement as Assign).targets[0] : undefined
  if (target?.kind !== 'Name') return null
  const behind = file.tree.source.slice(statement.end, node.end)
  const again = new RegExp(`\\b${target.id}\\s*=[^=]`).exec(behind)
  const about = again ? behind.slice(0, again.index) : behind
  const told = new RegExp(`\\b${target.id}\\.${STATUS.source}`).exec(about)
  return told ? Number(told[1]) : null
}

/** What a name of a test stands for, where it is said once. */
export function assigned({ node }: CodeFunction, name: string): Expression | null {
  const found = node.body.flatMap((one) => valueOf(one, name) ?? [])
  return found.length === 1 ? found[0]! : null
}

function valueOf(statement: Statement, name: string): Expression | null {
  if (statement.kind !== 'Assign') return null
  const [target] = statement.targets
  if (target?.kind === 'Name') return target.id === name ? statement.value : null
  if (target?.kind !== 'Tuple' || statement.value.kind !== 'Tuple') return null
  const index = (target as Tuple).items.findIndex((one) => one.kind === 'Name' && one.id === name)
  return (statement.value as Tuple).items[index] ?? null
}
