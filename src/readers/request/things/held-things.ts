import type { Facts } from '../facts.ts'
import type { Noun } from '../nouns/noun.ts'
import { typeByName } from '../vocabulary/field-names.ts'
import { isAnyKind, kindOf } from '../vocabulary/kinds/index.ts'
import { isPersonal } from '../vocabulary/people.ts'

/** What is listed as part of a thing, several of it, is a thing itself. */
export function heldThings(holdings: Facts['holdings']): readonly Noun[] {
  return holdings.flatMap(({ items, change }) =>
    change === undefined ? items.filter(isHeldThing).map(({ noun }) => noun) : [],
  )
}

export function isHeldThing({ noun, saying, inner, isRow }: Facts['holdings'][number]['items'][number]): boolean {
  if (saying.type !== null || saying.most !== null) return false
  if (isRow === true) return true
  const name = noun.words.join('_')
  const last = noun.words.at(-1)!
  // `discount codes`, `shipping options`: known by their whole name.
  if (noun.isPlural && isNamedKind(noun.words) && inner.length === 0) return true
  // `daily production`: a row each time, known by its whole name.
  if (isOneOfKind(noun) && inner.length === 0) return true
  // `water values (pH, temperature)`: what is listed of them is of each.
  if (inner.length > 0) return noun.isPlural
  if (isSingle(noun) || noun.adjectives.some((word) => /^(top|trending|popular|latest)$/.test(word))) return false
  if (!noun.isPlural || isFieldPlural(name, last)) return false
  return true
}

const isOneOfKind = ({ words, isPlural }: Noun): boolean =>
  !isPlural &&
  words.length > 1 &&
  Object.keys(kindOf(words.slice(-2))?.holds ?? {}).length > 1 &&
  isAnyKind(words.slice(-2).join(' ')) &&
  !typeByName(words.join('_')).known &&
  !isPersonal({ words })

/** `discount codes`: whatever their last word says. */
const isNamedKind = (words: readonly string[]): boolean =>
  words.length > 1 && /^(code|option|rate|price)$/.test(words.at(-1)!) && isAnyKind(words.slice(-2).join(' '))

/** `short urls`, `click counts`: of each row there is one. */
export const isSingle = ({ words, isPlural, adjectives }: Noun): boolean =>
  isPlural &&
  !isNamedKind(words) &&
  !adjectives.some((word) => /^(several|many|multiple|various)$/.test(word)) &&
  (words.length > 1 && /^(max|maximum|min|minimum|total)$/.test(words[0]!)
    ? true
    : words.length === 1
      ? EACH_HAS_ONE.has(words[0]!)
      : /^(year|month|url|plate|isbn|barcode|value|count|price|date|amount|name|title|email|address|number|code|score|fee|rate|cost|quantity|sum)$/.test(
          words.at(-1)!,
        ) ||
        /^((pickup|start|end|arrival|departure|appointment|collection) time|(hourly|daily|nightly|weekly|monthly|yearly|annual) (rate|fee|price|rent)|(star|energy) rating|(audio|video|cover|source|sound) (file|image)|(profile|cover) (picture|photo))$/.test(
          words.join(' '),
        ))

/** `quizzes with scores`: of each there is one. */
export const EACH_HAS_ONE: ReadonlySet<string> = new Set(
  'age year website homepage plate caption priority severity urgency kind gender frequency visibility due_date start_date score price name title description quantity amount cost fee duration status deadline salary weight height width length size color colour email bio slug sku isbn headline subtitle summary capacity level rank start_date end_date expiry due_date vintage date birthday value mileage breed species cover logo avatar thumbnail length rent premium deposit balance budget'.split(
    ' ',
  ),
)

const FIELDS = new Set(
  'requirement star lyric payment_term delivery_time watering_interval bedroom bathroom rep repetition square_meter square_metre serving portion calorie tag label keyword skill language allergy hobby interest setting preference option note detail remark instruction specification property opening_hour working_hour hour minute second day coordinate score ingredient_list seat allergen permission role hashtag mark credential metric'.split(
    ' ',
  ),
)
/** `feeding notes`: what is written of it, and no `release notes`. */
export const areWords = (words: readonly string[]): boolean =>
  words.length > 1 && /^(note|remark|instruction)$/.test(words.at(-1)!) && !isAnyKind(words.join(' '))

const isFieldPlural = (name: string, last: string): boolean =>
  FIELDS.has(name) ||
  (name !== last &&
    (/^(hour|minute|second|day|coordinate|preference|setting|date|time)$/.test(last) || areWords(name.split('_')))) ||
  FIELDS.has(last)
