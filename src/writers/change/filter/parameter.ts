import type { Parameter } from '../../../python/ast.ts'
import type { Code, CodeFile, CodeFunction } from '../../../python/code/code.ts'
import { neededBy } from '../access/guards.ts'
import type { Declared } from '../field/declared.ts'
import { optional, optionalForm } from '../field/types.ts'
import type { Proposal } from '../ground.ts'
import type { Spelled } from '../source/spelling.ts'

/** What pages are asked for by stands behind what they are asked of. */
const PAGING = /^(offset|skip|limit|page|size|page_size|per_page|cursor|params|pagination)$/

/** `state: OrderState | None = None`, before the parameters of paging. */
export function parameterFor(code: Code, handler: CodeFunction, declared: Declared): Partial<Proposal> {
  const { text, needs } = typeIn(code, handler.file, declared)
  const { parameters } = handler.node
  const paging = parameters.find(({ name, default: value }) => PAGING.test(name) && value !== null)
  const said = `${declared.column.attribute}: ${text} = None`
  return {
    splices: [inserted(handler, paging ?? null, said)],
    needs: [{ file: handler.file, names: needs }],
  }
}

/** The type a class declares, as something that may be left out. */
export function typeIn(code: Code, file: CodeFile, { of, statement }: Declared): Spelled {
  const annotation = statement.kind === 'AnnotatedAssign' ? statement.annotation : null
  const whole = annotation === null ? 'str' : of.file.text(annotation)
  const inner = /^(?:\w+\.)?Mapped\[(.*)\]$/s.exec(whole)?.[1] ?? whole
  const bare = /^(?:typing\.)?Optional\[(.*)\]$/s.exec(inner)?.[1] ?? inner.replace(/\s*\|\s*None$/, '')
  const names = annotation === null ? [] : neededBy(code, of.file, annotation)
  const isNamed = ({ name }: { readonly name: string }): boolean => new RegExp(`\\b${name}\\b`).test(bare)
  const isOwn = ({ module }: { readonly module: string }): boolean => module !== ''
  const needs = file === of.file ? [] : names.filter((one) => isNamed(one) && isOwn(one))
  return optional(file, { text: bare, needs }, optionalForm(file, code.files))
}

/** Before one of the parameters, or behind the last of them. */
export function inserted({ node, file }: CodeFunction, before: Parameter | null, text: string) {
  if (before !== null) return { file: file.path, start: before.start, end: before.start, text: `${text}, ` }
  const last = node.parameters.findLast(({ form }) => form === 'ordinary' || form === 'keyword-only')
  const at = last?.end ?? node.nameStart + node.name.length + 1
  return { file: file.path, start: at, end: at, text: last === undefined ? text : `, ${text}` }
}
