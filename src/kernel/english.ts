/** Plurals that follow no rule. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  'child:children man:men woman:women foot:feet tooth:teeth mouse:mice criterion:criteria matrix:matrices vertex:vertices shelf:shelves leaf:leaves half:halves knife:knives wife:wives'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
)

/** Also as the last part of a name: `BookSeries`. */
const UNCHANGED = /(?:^|[^A-Za-z]|[a-z](?=[A-Z]))(?:[Ss]eries|[Ss]pecies|[Nn]ews)$/

/** More than one of it: `tasks`, `hr_policies`, `addresses`, `quizzes`. Only the last word changes. */
export function plural(name: string): string {
  if (UNCHANGED.test(name)) return name
  const last = /[A-Za-z]+$/.exec(name)?.[0] ?? ''
  const irregular = IRREGULAR.get(last)
  if (irregular !== undefined) return `${name.slice(0, name.length - last.length)}${irregular}`
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`
  if (/([aeiouyp]s|ax)is$/.test(name)) return `${name.slice(0, -2)}es`
  if (/[aeiou]z$/.test(name)) return `${name}zes`
  return /(s|x|z|ch|sh)$/.test(name) ? `${name}es` : `${name}s`
}

/** Letters that are spelled out and begin with a vowel when they are: `an HR policy`, `an SMS`. */
const SPELLED =
  /^(?:[AEFHILMNORSX][A-Z\d]|[aefhilmnorsxAEFHILMNORSX](?![A-Za-z])|(?:hr|sms|mp|lms|mfa|rss|xml|html|sla|sku)(?![a-z]))/
/** They sound otherwise than they begin. */
const AS_CONSONANT =
  /^(?:u(?:ni(?!n|m)|s[aeiu]|ti|r[iu]|bi|ser)|eu|ewe|one(?![a-z])|once|ut?c(?![a-z])|url|uuid|uri(?![a-z]))/i
const AS_VOWEL = /^(?:[aeiou]|hour|honest|honou?r|heir)/i

/** Who is meant is one of them. */
const COLLECTIVE = /(?:^|\s)(?:staff|personnel)$/

/** `an invoice`, `a user`, `an hour`, `an HR policy`, `one of the staff` */
export function withArticle(noun: string): string {
  if (COLLECTIVE.test(noun)) return `one of the ${noun}`
  const isSpelled = SPELLED.test(noun) && !/^[A-Z]{2,}[A-Z]*[a-z]/.test(noun)
  const isVowel = isSpelled || (AS_VOWEL.test(noun) && !AS_CONSONANT.test(noun))
  return `${isVowel ? 'an' : 'a'} ${noun}`
}

/** `tasks`; `tasks and notes`; `tasks, notes and 3 more` where `most` is two. */
export function listed(words: readonly string[], most = Infinity): string {
  const shown = words.length > most ? [...words.slice(0, most), `${words.length - most} more`] : words
  return shown.length < 2 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}

/** `DeletionRequest`, `deletion_request`: `deletion request` */
export const spoken = (name: string): string =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase()
