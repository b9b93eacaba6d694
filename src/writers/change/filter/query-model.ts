import { escapePattern } from '../../../kernel/text.ts'
import type { Expression, Parameter } from '../../../python/ast.ts'
import type { Code, CodeFile, CodeFunction } from '../../../python/code/code.ts'
import { reach, start } from '../../../python/code/reach.ts'
import { behindFields } from '../field/standing.ts'
import type { Declared } from '../field/declared.ts'
import type { Proposal } from '../ground.ts'
import { Classes, type CodeClass } from '../source/classes.ts'
import { annotated } from '../source/type-of.ts'
import { typeIn } from './parameter.ts'

/** `filters: Annotated[Filters, Query()]`: a class whose fields callers say, as long as it is all of the query. */
export interface QueryModel {
  /** What the handler calls it. */
  readonly name: string
  readonly of: CodeClass
}

export function queryModelOf(code: Code, handler: CodeFunction): QueryModel | null {
  const classes = new Classes(code)
  for (const parameter of handler.node.parameters) {
    const { annotation } = parameter
    if (annotation === null || !isQuery(code, handler.file, parameter, annotation)) continue
    const { file, node } = reached(code, handler.file, annotation)
    const typed = annotated(code, file, node)
    const of = typed && !typed.many ? { file: typed.file, node: typed.class } : null
    if (of && isModel(of, classes)) return { name: parameter.name, of }
  }
  return null
}

/** Not a set of values, of which one is said. */
const isModel = (of: CodeClass, classes: Classes): boolean =>
  classes
    .lineage(of)
    .some(({ file, node }) => node.bases.some((base) => /^(pydantic|sqlmodel)\./.test(file.pathOf(base) ?? '')))

/** A name for `Annotated[...]` is followed to it; that of a class is left. */
function reached(code: Code, file: CodeFile, annotation: Expression): { file: CodeFile; node: Expression } {
  const to = reach(code, start(file, annotation, null))
  return to.node.kind === 'Subscript' ? { file: to.file, node: to.node } : { file, node: annotation }
}

function isQuery(code: Code, from: CodeFile, { default: value }: Parameter, annotation: Expression): boolean {
  const { file, node } = reached(code, from, annotation)
  const said = node.kind === 'Subscript' && node.index.kind === 'Tuple' ? node.index.items.slice(1) : []
  const saysIt = (at: CodeFile, one: Expression): boolean =>
    one.kind === 'Call' && /^fastapi\.(?:\w+\.)*Query$/.test(at.pathOf(one.callee) ?? '')
  return said.some((one) => saysIt(file, one)) || (value !== null && saysIt(from, value))
}

/** Whether others are asked for by the class as well, themselves or by one that stands on it. */
export function isAskedElsewhere(code: Code, handler: CodeFunction, { of }: QueryModel): boolean {
  const classes = new Classes(code)
  const standing = classes.all.filter((one) => classes.lineage(one).some(({ node }) => node === of.node))
  if (standing.length > 1) return true
  const said = new RegExp(`\\b${escapePattern(of.node.name)}\\b`)
  return code
    .functions(said)
    .some(
      ({ file, node }) =>
        node !== handler.node &&
        node.parameters.some(
          ({ annotation }) => annotation !== null && annotated(code, file, annotation)?.class === of.node,
        ) &&
        file.text(node).includes('Query('),
    )
}

/** The column as one more field of the class, behind those it has. */
export function fieldIn(code: Code, { of }: QueryModel, declared: Declared): Partial<Proposal> | null {
  const { text, needs } = typeIn(code, of.file, declared)
  const splice = behindFields(of, `${declared.column.attribute}: ${text} = None`)
  return splice && { splices: [splice], needs: [{ file: of.file, names: needs }] }
}
