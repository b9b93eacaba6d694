import type { AskedField } from '../../../model/index.ts'
import type { Facts } from '../facts.ts'
import { fieldName, referenceName } from './fields.ts'
import type { Thing, Things } from './things.ts'
import { setOf } from '../vocabulary/words.ts'

/** `opening hours per branch and weekday`: of each branch and weekday one; `texts per language` of whatever has texts. */
export function onceOf(
  thing: Thing,
  fields: readonly AskedField[],
  { distinct }: Facts,
  things: Things,
): readonly (readonly string[])[] {
  return distinct.flatMap(({ of, by, columns }) => {
    if (things.of(of) !== thing) return []
    const nameOf = (noun: Facts['distinct'][number]['of']): string => {
      if (/^(user|account|person)$/.test(noun.words.join(' '))) return 'owner'
      const other = columns.includes(noun) ? null : things.of(noun)
      return other === null ? fieldName(noun.words, false, thing) : referenceName(other, thing)
    }
    const said = by.map(nameOf)
    const parents = fields.filter(({ type }) => /^-> \w+ cascade/.test(type)).map(({ name }) => name)
    const whole = columns.length < by.length ? [] : parents.length > 0 ? parents : isPersonal(thing) ? ['owner'] : null
    // Of what they are, nobody says: whether there is one of each is not known.
    if (whole === null && OF_OTHERS.has(thing.words.at(-1)!)) return []
    const names = [...new Set([...(whole ?? []), ...said])]
    return names.every((name) => name === 'owner' || fields.some((field) => field.name === name)) ? [names] : []
  })
}

/** What each has for himself. */
const isPersonal = ({ words }: Thing): boolean =>
  /^(preference|setting|goal|limit|budget|target|subscription|quota|allowance)$/.test(words.at(-1)!)

/** What there is of something else, and of nothing by itself. */
const OF_OTHERS = setOf('text description translation label title name photo image price note comment')
