import type { Assign, Call, Expression, FunctionDef, If, Statement } from '../../../python/ast.ts'
import type { CodeFunction } from '../../../python/code/code.ts'
import { callsIn, keyword, nodesIn } from '../../../python/code/names.ts'
import type { OwnedQuery } from '../finding/owned-query.ts'
import { type Splice, breakOf, indentOf } from '../source/splice.ts'
import type { Needed } from '../source/spelling.ts'

export interface Owning {
  /** The class that maps the rows, as files name it. */
  readonly model: string
  /** `person_id` */
  readonly column: string
  /** What holds the caller: `person`. */
  readonly caller: string
  /** The key of the caller. */
  readonly key: string
  /** How the program asks for a row of somebody; null where nothing shows it. */
  readonly query: OwnedQuery | null
}

export interface Touched {
  readonly splices: readonly Splice[]
  readonly needs: readonly Needed[]
  readonly does: ReadonlySet<'finds' | 'makes'>
  /** Why it cannot be said of the caller's rows alone; null where it can. */
  readonly problem: string | null
}

/** Everything a function does with rows, done with rows of the caller alone. */
export function touchesIn({ file, node }: CodeFunction, owning: Owning): Touched {
  const { model, column, caller, key } = owning
  const splices: Splice[] = []
  const needs: Needed[] = []
  const does = new Set<'finds' | 'makes'>()
  let problem: string | null = null
  const own = `${model}.${column} == ${caller}.${key}`
  const behind = (at: Expression, text: string): void =>
    void splices.push({ file: file.path, start: at.end, end: at.end, text })
  const isModel = (one: Expression | undefined): boolean => one !== undefined && file.text(one) === model
  for (const call of callsIn(node.body)) {
    const { callee, args } = call
    const name = callee.kind === 'Attribute' ? callee.name : callee.kind === 'Name' ? callee.id : ''
    const whole = call as Expression & Call
    if ((name === 'select' || name === 'select_from') && isModel(args[0])) {
      behind(whole, `.where(${own})`)
      does.add('finds')
    } else if (name === 'query' && isModel(args[0])) {
      behind(whole, `.filter(${own})`)
      does.add('finds')
    } else if (name === 'get' && isModel(args[0])) {
      const found = missingTest(node, call)
      if (found === null) problem = `what becomes of the row \`${file.text(whole)}\` finds`
      else {
        const asked = askedFor({ file, node }, call, found, owning)
        if (asked === null) behind(found.test, ` or ${found.row}.${column} != ${caller}.${key}`)
        else {
          splices.push(asked)
          needs.push(...owning.query!.needs)
        }
        does.add('finds')
      }
    } else if ((name === 'update' || name === 'delete') && isModel(args[0])) problem = `\`${file.text(whole)}\``
    else if (callee.kind === 'Attribute' && name === 'model_validate' && isModel(callee.value)) {
      splices.push(...withEntry(file.path, whole, column, `${caller}.${key}`))
      does.add('makes')
    } else if (callee.kind === 'Name' && name === model) {
      const last = [...args, ...call.keywords].at(-1)
      const at = last?.end ?? call.end - 1
      splices.push({ file: file.path, start: at, end: at, text: `${last ? ', ' : ''}${column}=${caller}.${key}` })
      does.add('makes')
    }
  }
  return { splices, needs, does, problem }
}

/** `Row.model_validate(data, update={"owner_id": caller.id})` */
function withEntry(path: string, call: Expression & Call, column: string, value: string): readonly Splice[] {
  const update = keyword(call, 'update')
  if (update?.kind === 'Dict')
    return [{ file: path, start: update.end - 1, end: update.end - 1, text: `, "${column}": ${value}` }]
  const last = [...call.args, ...call.keywords].at(-1)!
  return [{ file: path, start: last.end, end: last.end, text: `, update={"${column}": ${value}}` }]
}

/** The row by a query that asks whose it is, where that is how the program finds rows of somebody. */
function askedFor(
  { file, node }: Pick<CodeFunction, 'file' | 'node'>,
  { callee, args }: Call,
  { row, assign }: Missing,
  { model, column, caller, query }: Owning,
): Splice | null {
  const [, key] = args
  if (query === null || query.isAsync !== node.async || callee.kind !== 'Attribute' || args.length !== 2 || !key)
    return null
  const { source } = file.tree
  const names = { model, column, caller, row, session: file.text(callee.value), key: file.text(key) }
  const lines = query.lines(names)
  const text = lines.join(`${breakOf(source)}${indentOf(source, assign.start)}`)
  return { file: file.path, start: assign.start, end: assign.end, text }
}

interface Missing {
  readonly assign: Statement
  readonly test: Expression
  readonly row: string
}

/** `row = session.get(Row, key)`, and below it `if row is None:`. */
function missingTest(node: FunctionDef, call: Call): Missing | null {
  const holds = ({ start, end }: Statement): boolean => start <= call.start && call.end <= end
  const assign = node.body.find((one): one is Assign & Statement => one.kind === 'Assign' && holds(one))
  const target = assign?.targets[0]
  if (!assign || target?.kind !== 'Name') return null
  const test = node.body.find((one): one is If & Statement => one.kind === 'If' && one.start > assign.end)?.test
  if (!test) return null
  const isMissing =
    (test.kind === 'UnaryOperation' && nameIn(test) === target.id) ||
    (test.kind === 'Comparison' && nameIn(test) === target.id && /^is$/i.test(test.operators[0] ?? ''))
  return isMissing ? { assign, test, row: target.id } : null
}

const nameIn = (root: Expression): string | null => {
  const names = [...nodesIn(root)].filter(({ kind }) => kind === 'Name')
  return names.length === 1 ? String(names[0]!['id']) : null
}
