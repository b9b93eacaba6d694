import type { SourceModule } from '../../python/modules/module.ts'
import { asText } from '../../python/values/ask.ts'
import type { FunctionValue, Value } from '../../python/values/value.ts'
import { functionsIn, valuesIn } from './names.ts'

const MCP = /^(mcp|fastmcp|mcp_types)\b/

/** What programs that speak MCP can call: functions a server decorates, and registers of them beside one. */
export function readTools(modules: readonly SourceModule[]): readonly string[] {
  const values = valuesIn(modules)
  if (!values.some((value) => value.kind === 'external' && MCP.test(value.path))) return []
  const decorated = functionsIn(modules)
    .filter(isDecorated)
    .map(({ name }) => name)
  const registered = values.flatMap((value) => {
    if (value.kind !== 'sequence' || value.open || value.items.length === 0) return []
    const names = value.items.flatMap((item) => toolIn(item) ?? [])
    return names.length === value.items.length ? names : []
  })
  return [...new Set([...decorated, ...registered])]
}

const isDecorated = ({ decorators }: FunctionValue): boolean =>
  decorators.some(({ value }) => {
    const made = value.kind === 'instance' || value.kind === 'method' ? value : null
    const of = made?.kind === 'method' ? made.function : made?.class
    return of?.kind === 'external' && MCP.test(of.path) && of.path.endsWith('.tool')
  })

/** `Tool("list_orders", "Some orders.", OrderList, list_orders)` */
function toolIn(value: Value): string | null {
  if (value.kind !== 'instance' || value.class.kind !== 'class') return null
  const given = [...value.args, ...value.keywords.values()]
  const name = given.flatMap((one) => asText(one) ?? []).find((text) => /^[a-z]\w*$/.test(text))
  const isCalled = given.some((one) => one.kind === 'function') && given.some((one) => one.kind === 'class')
  return isCalled ? (name ?? null) : null
}
