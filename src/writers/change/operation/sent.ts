import type { Assign, Expression } from '../../../python/ast.ts'
import { namesIn, textOf } from '../../../python/code/names.ts'
import type { Asking } from './asking.ts'

/** Keys of what is sent that are set before it is. */
export const setIn = ({ of, sent }: Asking): readonly string[] =>
  of.node.body.flatMap((one) => {
    const target = one.kind === 'Assign' ? one.targets[0] : undefined
    if (target?.kind !== 'Subscript' || sent?.kind !== 'Name' || !isNamed(target.value, sent.id)) return []
    return textOf(target.index) ?? []
  })

/** The names of what is sent, in what is sent; of what holds more of them, or not. */
export function keysOf({ of, sent }: Asking, leavesOnly = false): readonly string[] {
  const used = namesIn(sent)
  const names = new Set(used.map(({ id }) => id))
  const made = of.node.body.find(
    (one): one is Assign =>
      one.kind === 'Assign' && one.targets.some((target) => target.kind === 'Name' && names.has(target.id)),
  )
  return keysIn(made ? made.value : sent, leavesOnly)
}

const keysIn = (of: Expression | undefined, leavesOnly: boolean): readonly string[] =>
  of?.kind === 'Dict'
    ? of.entries.flatMap(({ key, value }) => {
        const name = key ? textOf(key) : null
        const own = name === null || (leavesOnly && value.kind === 'Dict') ? [] : [name]
        return [...own, ...keysIn(value, leavesOnly)]
      })
    : []

export const isNamed = (one: Expression | undefined, name: string | null): boolean =>
  one?.kind === 'Name' && one.id === name
