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

/** Every select of the table, if each has a name; null where there is none at all, nothing where one has no name. */
function statementsIn({ node }: CodeFunction, { model }: Table): readonly Assign[] | null {
  const asking = callsIn(node.body).filter((call) => isSelectOf(call, model))
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
  const name = callee.kind === 'Name' ? callee.id : callee.kind === 'Attribute' ? callee.name : ''
  const [first] = args
  return /^(select|select_from|query)$/.test(name) && first?.kind === 'Name' && first.id === model
}

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

/** Each of them with one condition more, and the value handed on to where they stand. */
export function narrowed(
  code: Code,
  handler: CodeFunction,
  { of, statements, call }: Listing,
  { name, declared, isPart }: { readonly name: string; readonly declared: Declared; readonly isPart: boolean },
): Partial<Proposal> {
  const { file } = of
  const { source } = file.tree
  const model = declared.table.model!
  const condition = isPart ? partOf(of, declared, name) : { text: `${model}.${name} == ${name}`, needs: [] }
  const splices = statements.map((one): Splice => {
    const indent = indentOf(source, one.start)
    const end = lineEnd(source, one.end)
    const variable = (one.targets[0] as Name).id
    const eol = breakOf(source)
    return {
      file: file.path,
      start: end,
      end,
      text: `${eol}${indent}if ${name} is not None:${eol}${indent}    ${variable} = ${variable}.where(${condition.text})`,
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
      { file: handler.file.path, start: at, end: at, text: `${last ? ', ' : ''}${name}=${name}` },
    ],
    needs: [{ file, names: [...needs, ...condition.needs] }],
  }
}

/** `col(Book.author).icontains(author, autoescape=True)` */
function partOf({ file }: CodeFunction, { form, table }: Declared, name: string): Spelled {
  const column = form === 'sqlmodel' ? spell(file, 'sqlmodel.col') : null
  const attribute = `${table.model}.${name}`
  return {
    text: `${column ? `${column.text}(${attribute})` : attribute}.icontains(${name}, autoescape=True)`,
    needs: column?.needs ?? [],
  }
}
