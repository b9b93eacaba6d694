import type { Scope } from '../../../blueprint/check/scope.ts'
import { listed } from '../../../kernel/english.ts'
import type { NamedResource } from '../../../blueprint/language/blueprint.ts'
import { withArticle } from '../../../kernel/english.ts'
import { groupBy } from '../../../kernel/group.ts'
import { type Fragment, joined, py } from '../../../python/emit/fragment.ts'
import { words } from '../../../python/emit/literal.ts'
import { spoken } from '../names.ts'

/** `a task`, `an order`, `a user` */
export const one = (name: string): string => withArticle(spoken(name))

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

/** A docstring: what it is, and what else there is to say of it. */
export function docstring(first: string, more: readonly string[] = []): Fragment {
  if (more.length === 0) return py`"""${words(first)}"""`
  return py`
    """${words(first)}

    ${joined(more.flatMap(wrapped).map(words), '\n')}
    """
  `
}

const WIDTH = 88

function wrapped(text: string): readonly string[] {
  const lines = ['']
  for (const word of text.split(' ')) {
    const last = lines.at(-1)!
    if (last !== '' && last.length + word.length >= WIDTH) lines.push(word)
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`
  }
  return lines
}

/** What a row is, in the words of the blueprint. */
export function describeResource({ name, value }: NamedResource, scope: Scope): Fragment {
  const parents = [...scope.fields(name)].flatMap(([field, { type, optional }]) =>
    type.kind === 'reference' && !optional ? [spoken(field)] : [],
  )
  const states = (value.states ?? []).map(({ name: field, value: steps }) => {
    const ways = [...groupBy(steps, ({ from }) => from.text)].map(
      ([from, list]) => `from ${from} to ${listed(list.map(({ to }) => to.text))}`,
    )
    return sentence(`its ${spoken(field)} goes ${ways.join(', ')}`)
  })
  const whose = parents.length === 0 ? '' : ` of its ${listed(parents)}`
  return docstring(sentence(`${one(name)}${whose}`), states)
}

/** Who belongs to whom. */
export const describeLink = (resource: string, field: string, held: string | null): Fragment =>
  docstring(
    sentence(`one of the ${spoken(field)} of ${one(resource)}${held === null ? '' : `, with its ${spoken(held)}`}`),
  )
