import type { RehearsedHistory, Supposed } from '../../model/index.ts'
import { count } from '../../model/queries/index.ts'

/** More names are no line any more: the data has all of them. */
const SHOWN = 8

/** What was put there before the first revision, in a sentence; null where the history makes everything itself. */
export function supposedText({ supposed }: RehearsedHistory, all: boolean): string | null {
  if (supposed.length === 0) return null
  const things = supposed.filter(({ kind }) => kind !== 'column').map((one) => thing(one, supposed, all))
  const shown = all ? things : things.slice(0, SHOWN)
  const more = things.length - shown.length
  const guessed = supposed.filter(({ kind, from }) => kind === 'column' && from.startsWith('its')).length
  return [
    `supposed, as nothing here makes them: ${shown.join(', ')}`,
    more > 0 ? `, and ${more} more` : '',
    guessed > 0 ? `; guessed from use and names: the types of ${count(guessed, 'column')}` : '',
  ].join('')
}

/** `orders (customer_id bigint, region text)`. */
function thing({ kind, name, definition }: Supposed, supposed: readonly Supposed[], all: boolean): string {
  if (kind !== 'table') return `${kind} ${name}${all && definition !== '' ? ` ${definition}` : ''}`
  const columns = supposed.filter((one) => one.kind === 'column' && one.name.startsWith(`${name}.`))
  const words = columns.map((one) => `${one.name.slice(name.length + 1)}${all ? ` ${one.definition}` : ''}`)
  return words.length === 0
    ? name
    : `${name} (${all || words.length < 6 ? words.join(', ') : count(words.length, 'column')})`
}
