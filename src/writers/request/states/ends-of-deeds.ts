import { DONE } from '../../../kernel/done.ts'

/** What a row is after it, by the first of these that it can be. */
const ENDS: ReadonlyMap<string, readonly string[]> = new Map(
  (
    'approve:approved|accepted|granted accept:accepted|approved|confirmed reject:rejected|declined|denied|refused ' +
    'decline:declined|rejected|denied|refused deny:denied|rejected|declined refuse:refused|rejected|declined ' +
    'confirm:confirmed|accepted close:closed|done|resolved|completed|finished complete:completed|done|finished ' +
    'finish:finished|done|completed resolve:resolved|fixed|done|closed cancel:cancelled|canceled ' +
    'withdraw:withdrawn|cancelled pay:paid ship:shipped|sent dispatch:dispatched|shipped reopen:reopened|open'
  )
    .split(' ')
    .map((pair) => [pair.split(':')[0]!, pair.split(':')[1]!.split('|')] as const),
)

/** The state that an operation leads to, of those a row can have; null for none. */
export function endOf(operation: string, values: readonly string[]): string | null {
  const marked = /^mark_(.+)$/.exec(operation)?.[1]
  const named = ENDS.get(operation) ?? [DONE.get(operation) ?? marked ?? '']
  return named.find((one) => values.includes(one)) ?? null
}

/** A row is handed in as soon as it is made, where it begins so. */
export const isMadeSo = (operation: string, beginning: string): boolean =>
  operation === 'submit' &&
  /^(submitted|requested|pending|open|new|reported|received|registered|filed)$/.test(beginning)
