/** Plurals that follow no rule. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  'people:person children:child men:man women:woman mice:mouse feet:foot teeth:tooth criteria:criterion media:medium indices:index matrices:matrix vertices:vertex analyses:analysis diagnoses:diagnosis statuses:status addresses:address buses:bus gases:gas lenses:lens movies:movie cookies:cookie calories:calorie ties:tie leaves:leave shelves:shelf wolves:wolf knives:knife lives:life halves:half caches:cache heroes:hero potatoes:potato tomatoes:tomato bases:base cases:case courses:course houses:house licenses:license licences:licence purchases:purchase warehouses:warehouse databases:database releases:release phases:phase expenses:expense responses:response invoices:invoice services:service devices:device places:place prices:price messages:message pages:page images:image packages:package stages:stage exercises:exercise nurses:nurse horses:horse clauses:clause causes:cause purposes:purpose diseases:disease doses:dose leases:lease spouses:spouse premises:premise aliases:alias enterprises:enterprise quizzes:quiz menus:menu skus:sku axes:axis'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
)
/** Singulars that end as if they were several. */
const SINGULAR = new Set(
  'status address news series species business bus gas lens process progress access class boss glass pass press address campus bonus virus canvas atlas basis analysis diagnosis crisis axis thesis ibus sms gps dns https tls os is has its was this as us plus less previous various various success wireless mass loss cross dress stress mess chess focus census consensus bias alias christmas always perhaps besides logistics physics mathematics analytics statistics sales goods premises headquarters redis saas paas iaas'.split(
    ' ',
  ),
)

/** `categories` -> `category`. What is singular already stays. */
export function singular(word: string): string {
  const irregular = IRREGULAR.get(word)
  if (irregular !== undefined) return irregular
  // `foremen`, `saleswomen`
  if (/.{2}men$/.test(word) && !/(ci|gi|do|cu|ay)men$/.test(word)) return word.replace(/men$/, 'man')
  if (SINGULAR.has(word) || word.length < 3 || !word.endsWith('s') || word.endsWith('ss')) return word
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(?:ch|sh|x|zz|tz|ss)es$/.test(word)) return word.slice(0, -2)
  if (/(?:us|is)$/.test(word)) return word
  return word.slice(0, -1)
}

export const isPlural = (word: string): boolean => singular(word) !== word

/** What a verb may be called without its ending, most likely first. */
export function verbBases(word: string): readonly string[] {
  const stems: string[] = [word]
  const of = (stem: string): void => {
    stems.push(stem, `${stem}e`)
    const [last, before] = [stem.at(-1), stem.at(-2)]
    if (last !== undefined && last === before) stems.push(stem.slice(0, -1))
  }
  if (word.endsWith('ies') || word.endsWith('ied')) stems.push(`${word.slice(0, -3)}y`)
  if (word.endsWith('ing') && word.length > 4) of(word.slice(0, -3))
  if (word.endsWith('ed') && word.length > 3) of(word.slice(0, -2))
  if (word.endsWith('es')) stems.push(word.slice(0, -2))
  if (word.endsWith('s')) stems.push(word.slice(0, -1))
  return stems
}

/** The base of a verb that a vocabulary knows; null where it knows none. */
export const knownBase = (word: string, known: { has(word: string): boolean }): string | null =>
  verbBases(word).find(
    (base) => known.has(base) && !(word.endsWith('ed') && word !== base && PAST_OTHERWISE.has(base)),
  ) ?? null

/** No form of these ends in `ed`: a `seed` is nothing that was seen. */
const PAST_OTHERWISE: ReadonlySet<string> = new Set(['see', 'be', 'feed'])

export const pascal = (words: readonly string[]): string =>
  words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
export const snakeOf = (words: readonly string[]): string => words.join('_').toLowerCase()

/** `DeletionRequest`, `due_at`, `socialLinks` as the words they consist of. */
export const wordsIn = (name: string): readonly string[] =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
