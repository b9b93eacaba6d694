import { snake } from '../../../blueprint/storage/names.ts'
import type { Assign, Expression, Statement } from '../../../python/ast.ts'
import type { Code, CodeFunction } from '../../../python/code/code.ts'
import { isCall, nodesIn } from '../../../python/code/names.ts'
import { quoteOf, quoted } from '../source/literal.ts'
import { type Spelled, spell, spelledWith } from '../source/spelling.ts'
import { breakOf, indentOf } from '../source/splice.ts'

/** A row that is looked for and used without asking whether it is there: where it is asked, and in which words. */
export interface Missing extends Spelled {
  readonly behind: Statement
}

const MAY_MISS = /^(get|first|scalar|scalar_one_or_none|one_or_none)$/

/** What a handler leaves out where it looks for a row, as the program asks it elsewhere; null where it asks. */
export function missingRow(code: Code, { file, node }: CodeFunction, row: string, model: string): Missing | null {
  const looked = node.body.find(
    (one): one is Assign => one.kind === 'Assign' && one.targets[0]?.kind === 'Name' && one.targets[0].id === row,
  )
  if (!looked || !mayMiss(looked.value) || node.body.some((one) => one !== looked && asksFor(one, row))) return null
  const { source } = file.tree
  const indent = indentOf(source, looked.start)
  const refusal = refusalOf(code, file, model)
  const test = isSaidByNot(code) ? `not ${row}` : `${row} is None`
  const lines = [`if ${test}:`, `    raise ${refusal.text}`]
  return { ...refusal, behind: looked, text: lines.map((line) => `${breakOf(source)}${indent}${line}`).join('') }
}

function mayMiss(value: Expression): boolean {
  if (value.kind === 'Await') return mayMiss(value.value)
  return isCall(value) && value.callee.kind === 'Attribute' && MAY_MISS.test(value.callee.name)
}

/** An `if` on the row, or a call that takes it before it is changed. */
const asksFor = (one: Statement, row: string): boolean =>
  (one.kind === 'If' && [...nodesIn(one.test)].some((node) => isNamed(node, row))) ||
  (one.kind === 'ExpressionStatement' &&
    isCall(one.value) &&
    one.value.callee.kind === 'Name' &&
    one.value.callee.id !== 'setattr' &&
    one.value.args.some((arg) => isNamed(arg, row)))

const isNamed = (node: unknown, name: string): boolean => {
  const { kind, id } = node as { readonly kind: string; readonly id?: string }
  return kind === 'Name' && id === name
}

/** `HTTPException(status_code=404, detail="Task not found")`, with the code as most of the program says it. */
function refusalOf(code: Code, file: CodeFunction['file'], model: string): Spelled {
  const times = (pattern: RegExp): number =>
    code.files.reduce((sum, one) => sum + (one.source.match(pattern)?.length ?? 0), 0)
  const exception = spell(file, 'fastapi.HTTPException', 'fastapi.exceptions.HTTPException')
  const named = times(/\bHTTP_404_NOT_FOUND\b/g) > times(/\bstatus_code=404\b|HTTPException\(404\b/g)
  const status = named ? spell(file, 'fastapi.status', 'starlette.status') : { text: '', needs: [] }
  const said = `${model.charAt(0)}${snake(model).slice(1).replaceAll('_', ' ')} not found`
  const given = named ? `${status.text}.HTTP_404_NOT_FOUND` : '404'
  return spelledWith(
    [exception, status],
    `${exception.text}(status_code=${given}, detail=${quoted(said, quoteOf(file.tree.source))})`,
  )
}

function isSaidByNot({ files }: Code): boolean {
  const times = (pattern: RegExp): number =>
    files.reduce((sum, one) => sum + (one.source.match(pattern)?.length ?? 0), 0)
  return times(/\bif not \w+:\r?\n\s+raise HTTPException\b/g) > times(/\bis None:\r?\n\s+raise HTTPException\b/g)
}
