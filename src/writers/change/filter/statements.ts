import { escapePattern } from '../../../kernel/text.ts'
import type { Table } from '../../../model/index.ts'
import type { Assign, Call, Expression, Name } from '../../../python/ast.ts'
import type { Code, CodeFunction } from '../../../python/code/code.ts'
import { callsIn, nodesIn } from '../../../python/code/names.ts'
import { reach, start } from '../../../python/code/reach.ts'
import type { Declared } from '../field/declared.ts'
import type { Proposal } from '../ground.ts'
import { type Spelled, spell } from '../source/spelling.ts'
import { type Splice, breakOf, indentOf, lineEnd } from '../source/splice.ts'
import { inserted, typeIn } from './parameter.ts'

/** Where a list asks for its rows: in statements that have names, by the handler or by what it calls. */
export interface Listing {
  readonly of: CodeFunction
  readonly statements: readonly Assign[]
  /** How the handler calls it; null where it asks itself. */
  readonly call: Call | null
}

/** Null where rows are asked for in one breath, or nowhere near. */
export function listing(code: Code, handler: CodeFunction, table: Table): Listing | null {
  const own = statementsIn(handler, table)
  if (own !== null) return own.length > 0 ? { of: handler, statements: own, call: null } : null
  for (const call of callsIn(handler.node.body)) {
    const { node, file } = reach(code, start(handler.file, call.callee, handler))
    const of = file.functions.find((one) => one.node === node)
    const found = of ? statementsIn(of, table) : null
    if (of && found !== null) return found.length > 0 ? { of, statements: found, call } : null
  }
  return null
}

/** Whether what a list tells the number of is asked for by another function than its rows are. */
export function isCountedApart(code: Code, handler: CodeFunction, table: Table, { of, call }: Listing): boolean {
  const within = of.node === handler.node ? [handler] : [handler, of]
  return within.some(({ node, file, ...rest }) =>
    callsIn(node.body).some((one) => {
      if (one === call) return false
      const to = reach(code, start(file, one.callee, { node, file, ...rest }))
      const other = to.file.functions.find((at) => at.node === to.node)
      return other !== undefined && other.node !== of.node && countsOf(other, table).length > 0
    }),
  )
}

/** Every select of the table, if each has a name; null where there is none at all, nothing where one has no name. */
function statementsIn(of: CodeFunction, table: Table): readonly Assign[] | null {
  const { node } = of
  const rows = callsIn(node.body).filter((call) => isSelectOf(call, table.model))
  const asking = rows.length === 0 ? [] : [...rows, ...countsOf(of, table)]
  if (asking.length === 0) return null
  const named = ([...nodesIn(node.body)] as unknown as readonly Expression[]).filter(
    (one): one is Assign & Expression =>
      (one as unknown as Assign).kind === 'Assign' &&
      (one as unknown as Assign).targets.length === 1 &&
      (one as unknown as Assign).targets[0]?.kind === 'Name' &&
      asking.some(
        (call) => call.start >= one.start && call.end <= one.end && isChain((one as unknown as Assign).value, call),
      ),
  ) as unknown as readonly Assign[]
  return asking.every((call) => named.some((one) => one.start <= call.start && call.end <= one.end)) ? named : []
}

/** `select(Book)`, `select(func.count()).select_from(Book)` */
function isSelectOf({ callee, args }: Call, model: string | null): boolean {
  const [first] = args
  return /^(select|select_from|query)$/.test(nameOf(callee)) && first?.kind === 'Name' && first.id === model
}

/** `select(func.count()).where(Book.author_id == author_id)`, `query(func.count(Book.id))`: those that count rows of the table. */
function countsOf({ node, file }: CodeFunction, { model }: Table): readonly Call[] {
  if (model === null) return []
  const calls = callsIn(node.body)
  const names = new RegExp(`\\b${escapePattern(model)}\\b`)
  return calls.filter((call) => {
    if (!isCounting(call)) return false
    const whole = calls.filter((one) => isChain(one, call)).toSorted((a, b) => b.end - b.start - (a.end - a.start))[0]
    return whole !== undefined && names.test(file.text(whole))
  })
}

function isCounting({ callee, args: [first] }: Call): boolean {
  if (first?.kind !== 'Call' || !/^(select|query)$/.test(nameOf(callee))) return false
  return nameOf(first.callee) === 'count'
}

const nameOf = (callee: Expression): string =>
  callee.kind === 'Name' ? callee.id : callee.kind === 'Attribute' ? callee.name : ''

/** Whether a value is made of a call by calling more of it, and is nothing that was run. */
function isChain(value: Expression, call: Call): boolean {
  let at = value
  while (at.kind === 'Call') {
    if (at.start === call.start && at.end === call.end) return true
    if (at.callee.kind !== 'Attribute' || !GENERATIVE.test(at.callee.name)) return false
    at = at.callee.value
  }
  return false
}

const GENERATIVE =
  /^(where|filter|filter_by|order_by|offset|limit|options|join|outerjoin|select_from|distinct|group_by|execution_options)$/

export interface Narrowing {
  readonly name: string
  /** What the handler calls what is asked for: the name, or a field of what is asked for together. */
  readonly value: string
  readonly declared: Declared
  readonly isPart: boolean
}

/** Each of them with one condition more, and the value handed on to where they stand. */
export function narrowed(
  code: Code,
  handler: CodeFunction,
  { of, statements, call }: Listing,
  { name, value, declared, isPart }: Narrowing,
): Partial<Proposal> {
  const { file } = of
  const { source } = file.tree
  const model = declared.table.model!
  const said = call === null ? value : name
  const condition = isPart ? partOf(of, declared, { name, said }) : { text: `${model}.${name} == ${said}`, needs: [] }
  const splices = statements.map((one): Splice => {
    const indent = indentOf(source, one.start)
    const end = lineEnd(source, one.end)
    const variable = (one.targets[0] as Name).id
    const eol = breakOf(source)
    return {
      file: file.path,
      start: end,
      end,
      text: `${eol}${indent}if ${said} is not None:${eol}${indent}    ${variable} = ${variable}.where(${condition.text})`,
    }
  })
  if (call === null) return { splices, needs: [{ file, names: condition.needs }] }
  const { text, needs } = typeIn(code, file, declared)
  const last = [...call.args, ...call.keywords].at(-1)
  const at = last?.end ?? call.end - 1
  return {
    splices: [
      ...splices,
      inserted(of, null, `${name}: ${text} = None`),
      { file: handler.file.path, start: at, end: at, text: `${last ? ', ' : ''}${name}=${value}` },
    ],
    needs: [{ file, names: [...needs, ...condition.needs] }],
  }
}

/** `col(Book.author).icontains(author, autoescape=True)` */
function partOf(
  { file }: CodeFunction,
  { form, table }: Declared,
  { name, said }: { readonly name: string; readonly said: string },
): Spelled {
  const column = form === 'sqlmodel' ? spell(file, 'sqlmodel.col') : null
  const attribute = `${table.model}.${name}`
  return {
    text: `${column ? `${column.text}(${attribute})` : attribute}.icontains(${said}, autoescape=True)`,
    needs: column?.needs ?? [],
  }
}
