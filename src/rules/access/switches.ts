import type { Backend, Operation, Place } from '../../model/index.ts'
import type { Expression } from '../../python/ast.ts'
import type { Code } from '../../python/code/code.ts'
import { type AnyNode, nodesIn } from '../../python/code/names.ts'

/** A setting that must be given for callers to be refused. */
export interface Switch {
  readonly variable: string
  /** As written; `not set` when there is none. */
  readonly default: string
  readonly at: Place
}

export interface Switched {
  readonly one: Switch
  readonly refusal: Place
}

/** The settings with a default of no, without which an operation refuses nobody. */
export function switchesOf(operation: Operation, backend: Backend, code: Code): readonly Switched[] {
  const { checks } = operation.access
  return checks.flatMap(({ condition, chain }) => {
    const refusal = chain.at(-1)?.at
    if (condition === '' || !refusal) return []
    return wantedNames(condition).flatMap((name) => {
      const one = settingNamed(name, backend) ?? variableRead(name, refusal, code)
      return one ? [{ one, refusal }] : []
    })
  })
}

/** The names that must hold for a condition made of `and` and `not` to hold. */
function wantedNames(condition: string): readonly string[] {
  if (condition.includes(' or ')) return []
  return condition.split(' and ').flatMap((part) => {
    const words = part.trim().split(/\s+/)
    const name = words.at(-1) ?? ''
    const denied = words.slice(0, -1)
    return denied.every((word) => word === 'not') && denied.length % 2 === 0 && /^[\w.]+$/.test(name) ? [name] : []
  })
}

const NO = /^(None|False|0|''|""|["'](?:false|0|no|off)["'])$/i

function settingNamed(name: string, { runtime }: Backend): Switch | null {
  const last = name.slice(name.lastIndexOf('.') + 1)
  const setting = runtime.settings.find(
    (one) => one.given === null && one.name.slice(one.name.lastIndexOf('.') + 1) === last,
  )
  return setting && setting.default !== null && NO.test(setting.default)
    ? { variable: setting.variable, default: `\`${setting.default}\``, at: setting.at }
    : null
}

const READS = /^os\.(getenv|environ\.get)$/

/** `secret = os.getenv("SECRET")` in the function that refuses. */
function variableRead(name: string, refusal: Place, code: Code): Switch | null {
  const file = code.file(refusal.file)
  if (!file) return null
  for (const node of nodesIn(file.tree.body)) {
    const value = node.kind === 'Assign' && assigns(node, name) ? (node['value'] as Expression) : null
    if (value?.kind !== 'Call' || !READS.test(file.pathOf(value.callee) ?? '')) continue
    const [variable, fallback] = value.args
    if (variable?.kind !== 'Constant') continue
    const written = fallback ? file.text(fallback) : ''
    if (fallback && !NO.test(written)) return null
    return { variable: String(variable.value), default: fallback ? `\`${written}\`` : 'not set', at: file.place(value) }
  }
  return null
}

const assigns = (node: AnyNode, name: string): boolean =>
  (node['targets'] as readonly Expression[]).some((target) => target.kind === 'Name' && target.id === name)
