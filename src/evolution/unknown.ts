import type { Backend, Operation, Statement } from '../model/index.ts'
import { pairOperations } from './pairs.ts'

/** What was not known on one of the sides: each may hide a change. */
export function unknownOf(base: Backend, head: Backend): readonly { readonly what: string; readonly times: number }[] {
  const { shared } = pairOperations(base, head)
  const either = (asks: (one: Operation) => boolean): number => shared.filter((pair) => pair.some(asks)).length
  const open = ({ scoped }: Statement): boolean => scoped === 'unknown'
  return [
    { what: 'access of an operation', times: either(({ access }) => access.state === 'unknown') },
    { what: 'whose rows a statement reaches', times: either(({ statements }) => statements.some(open)) },
    { what: 'all an operation does', times: either(({ trace }) => trace?.complete === false) },
  ].filter(({ times }) => times > 0)
}
