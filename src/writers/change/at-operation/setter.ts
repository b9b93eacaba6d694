import type { Table } from '../../../model/index.ts'
import type { Assign, Attribute, Call, Statement } from '../../../python/ast.ts'
import type { Code, CodeFunction } from '../../../python/code/code.ts'
import { callsIn } from '../../../python/code/names.ts'
import { reach, start } from '../../../python/code/reach.ts'

export interface Setter {
  readonly of: CodeFunction
  /** The last statement that sets a column of the row. */
  readonly assign: Statement
  readonly row: string
  /** How the handler calls it; null where the handler does it itself. */
  readonly call: Call | null
}

/** Where an operation changes its row: in its handler, or in what that calls. */
export function setterFrom(code: Code, handler: CodeFunction, table: Table): Setter | null {
  const own = settingIn(handler, table)
  if (own) return { of: handler, ...own, call: null }
  for (const call of callsIn(handler.node.body)) {
    const { node, file } = reach(code, start(handler.file, call.callee, handler))
    if (node.kind !== 'FunctionDef') continue
    const of = file.functions.find((one) => one.node === node)
    const found = of ? settingIn(of, table) : null
    if (of && found) return { of, ...found, call }
  }
  return null
}

function settingIn(
  { node }: CodeFunction,
  { columns }: Table,
): { readonly assign: Statement; readonly row: string } | null {
  const attributes = new Set(columns.map(({ attribute }) => attribute))
  const found = node.body.findLast((one): one is Assign & Statement => {
    const target = one.kind === 'Assign' ? one.targets[0] : undefined
    return target?.kind === 'Attribute' && target.value.kind === 'Name' && attributes.has(target.name)
  })
  const target = found?.targets[0] as (Attribute & { readonly value: { readonly id?: string } }) | undefined
  return found && target?.value.id ? { assign: found, row: target.value.id } : null
}
