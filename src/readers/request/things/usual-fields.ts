import type { Noun } from '../nouns/noun.ts'
import type { Thing } from './things.ts'
import { kindOf } from '../vocabulary/kinds/index.ts'
import { isPersonal } from '../vocabulary/people.ts'
import { setOf } from '../vocabulary/words.ts'

/** What such a thing usually calls it, and what that is. */
export interface Usual {
  readonly name: string
  readonly type: string
}

/** `(from, to, reason)` of a request for days are the two dates such a thing has. */
export function momentOf(
  { words }: Pick<Noun, 'words'>,
  thing: Pick<Thing, 'words'>,
  isSpoken?: (word: string) => boolean,
): Usual | null {
  const isAlone = words.length === 1
  const isBare = isAlone && /^(start|begin|end)$/.test(words[0]!)
  const lead =
    words[0] === 'from' || (isAlone && /^(pickup|collection|start|begin)$/.test(words[0]!))
      ? 'starts'
      : words[0] === 'to' || (isAlone && /^(return|dropoff|end)$/.test(words[0]!))
        ? 'ends'
        : null
  if (lead === null || !/^(|date|time|day)$/.test(words.slice(1).join(' '))) return null
  const holds = Object.entries(kindOf(thing.words, isSpoken)?.holds ?? {})
  const usual = holds.find(([name]) => new RegExp(`^${lead}_(on|at)$`).test(name))
  if (usual !== undefined) return { name: usual[0], type: usual[1].replace('?', '') }
  if (!isBare && !/^(from|to)$/.test(words[0]!)) return null
  const isDay = words[1] === 'date' || words[1] === 'day' || BY_DAY.has(thing.words.at(-1)!)
  if (isBare && !isDay) return { name: `${lead}_at`, type: 'datetime' }
  if (isDay) return { name: `${lead}_on`, type: 'date' }
  return words[1] === 'time' ? { name: `${lead}_at`, type: 'datetime' } : null
}

/** What goes on for days or years. */
const BY_DAY = setOf(
  'leave vacation absence holiday stay contract lease tenancy membership subscription season project policy employment internship campaign semester term sabbatical loan phase sprint exhibition festival',
)

/** A coupon's code is unique: what such a thing usually holds by the name is known better than by the name alone. */
export function usualType(
  name: string,
  thing: Pick<Thing, 'words'>,
  isSpoken?: (word: string) => boolean,
): string | null {
  if (isSoMuch(name, thing)) return 'float'
  // Of a post or an attempt, whose it is: there are several by the same.
  if (/^(username|nickname|handle)$/.test(name) && !isPersonal(thing) && !CALLED_ALONE.has(thing.words.at(-1)!))
    return 'str(1..60)'
  // Of a supplier, how long it takes; of an order, when it comes.
  if (name === 'delivery_time' && DELIVERING.has(thing.words.at(-1)!)) return 'int(0..)'
  // What a campaign is to bring in.
  if (/^(goal|funding_goal|target)$/.test(name) && /^(campaign|fundraiser)$/.test(thing.words.at(-1)!))
    return 'decimal(12 2)'
  const usual = kindOf(thing.words, isSpoken)?.holds[withoutOwn(name, thing)]
  return usual === undefined || /\?|personal/.test(usual) ? null : usual
}

const CALLED_ALONE = setOf(
  'profile account channel page bot space organisation organization company team group login identity',
)
const DELIVERING = setOf('supplier vendor manufacturer producer shop store restaurant carrier product article material')

/** The length of a song is how long it takes. */
export function lengthOf({ words }: Pick<Noun, 'words'>, thing: Pick<Thing, 'words'>): Usual | null {
  const type = kindOf(thing.words)?.holds['duration_seconds']
  if (!/^(length|duration|runtime|playing time)$/.test(words.join(' '))) return null
  if (type !== undefined) return { name: 'duration_seconds', type }
  const isShown = /^(film|movie|video|episode|talk|lecture|lesson|podcast|show|documentary)$/.test(thing.words.at(-1)!)
  return isShown ? { name: `${words.join('_')}_minutes`, type: 'int(0..)' } : null
}

/** `amounts` of ingredients: so much of it, and no money. */
const isSoMuch = (name: string, { words }: Pick<Thing, 'words'>): boolean =>
  /^(amount|quantity)$/.test(name) && MEASURED.has(words.at(-1)!)
const MEASURED = setOf(
  'ingredient material substance chemical dose dosage medication sample food nutrient fertilizer fertiliser supplement harvest delivery feed medicine drug',
)

/** The `invoice number` of an invoice is its number. */
export const withoutOwn = (name: string, { words }: Pick<Thing, 'words'>): string => {
  const own = `${words.at(-1)!}_`
  return name.startsWith(own) && name.length > own.length ? name.slice(own.length) : name
}

const SAME: readonly (readonly [RegExp, string])[] = [
  [/^(state|stage|phase|step|pipeline_stage)$/, 'status'],
  [/^(deadline|due)$/, 'due'],
  [/^(expir(y|es|ation|e)|valid_(until|to))$/, 'expires'],
  [/^(starts?|begins?|beginning|valid_from|start_(day|date|time))$/, 'starts'],
  [/^(ends?|finish|finishes|end_(day|date|time))$/, 'ends'],
  [/^(value|worth)$/, 'amount'],
  [/^(body|text|content|message)$/, 'body'],
  [/^(notes?|comment|remarks?)$/, 'note'],
  [/^(qty)$/, 'quantity'],
  [/^(phone|phone_number|telephone|telephone_number|mobile|mobile_number)$/, 'phone'],
  [/^(email|mail|email_address|mail_address)$/, 'email'],
  [/^(type|kind)$/, 'kind'],
  [/^(urgency|severity)$/, 'urgency'],
  [/^(language|locale|lang)$/, 'language'],
  [/^(cv|resume|curriculum_vitae)$/, 'resume'],
  [/^(title|subject|headline)$/, 'title'],
  [/^last_(seen|used?|active|activity)$/, 'last_seen'],
]

/** What two fields mean alike: `due_at` is a `due_date`, and a state a status. */
export function meaningOf(name: string, thing?: Pick<Thing, 'words'>): string {
  // How much of an ingredient there is.
  if (thing !== undefined && isSoMuch(name, thing)) return 'quantity'
  const bare = name
    .replace(/_(at|on|date|time|name)$/, '')
    .replace(/_(kg|km|cm|mm|ml|minutes|seconds|litres|metres|hectares|percent)$/, '')
  return SAME.find(([names]) => names.test(bare))?.[1] ?? bare
}
