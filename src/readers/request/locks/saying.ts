/** What may not be done with some of them, by how those stand: `an issued invoice cannot be changed`. */
export interface Saying {
  /** What it is about, without how it stands: `invoice`, `it`. */
  readonly name: string
  /** How it stands then: `issued`; several are one or the other. */
  readonly states: readonly string[]
  /** What is done with it, as it is said: `edited`; none where nothing at all is. */
  readonly verbs: readonly string[]
  /** Whether it is said of those that stand so that they may, and no others. */
  readonly isOnly: boolean
  /** Who may nevertheless: `editors`; null for nobody. */
  readonly but: string | null
  /** Where the words begin and end that say so. */
  readonly from: number
  readonly to: number
}

const DETERMINER = '(?:an?|the|each|every|any|all|their|its|his|her|your|our|those) '
const NAME = `(?:${DETERMINER})?(?<name>[a-z-]+(?: [a-z-]+){0,3}?)(?: \\([^()]*\\))?`
// Nobody lists more of them, and a long text would be read again from each of its words.
const STATE = '(?<state>[a-z]+(?:(?: or | and |, (?:or )?)[a-z]+){0,4}?)'
const SUCH = `(?:${DETERMINER})?${STATE} (?<name>[a-z-]+(?: [a-z-]+){0,2}?)`
const STANDING = '(?:has been|have been|is|are|was|were|gets?|becomes?)'
const DONE = '(?<verbs>[a-z]+(?:(?:, | or | and |, or |, and )[a-z]+){0,5})'
const NOT = "(?:can ?not|can't|(?:can|may|must|shall|should|will) (?:not|never|no longer)|mustn't)"
const AGAIN = '(?: any ?more| again| afterwards| any longer| at all)?'
const LOCKED = `(?:${NOT} be ${DONE}${AGAIN}|(?:is|are|becomes?|stays?|remains?) (?:then )?(?:immutable|read-only|unchangeable|locked|frozen|final))`
const MAY = '(?:can|may)'
const WHEN = '(?:once|after|when|as soon as|if)'
const WHILE = '(?:while|as long as|when|if|once|after)'
const BEFORE = '(?:until|before|unless)'
const CONDITION = `(?:(?:it|they|(?:the|an?) [a-z-]+(?: [a-z-]+)?) ${STANDING} |being )?(?:still |already )?(?<not>not (?:yet )?)?(?:in |an? )?${STATE}(?: state| status)?`
const END = String.raw`(?=\s*(?:[.;:!?,\n)]|$|\b(?:and|but|so)\b))`

interface Form {
  readonly form: RegExp
  readonly isOnly?: true
}

const of = (source: string): Form => ({ form: new RegExp(`^${source}${END}`, 'd') })
const onlyOf = (source: string): Form => ({ ...of(source), isOnly: true })

const FORMS: readonly Form[] = [
  // `an issued invoice is immutable`, `approved or rejected reports cannot be changed`
  of(`${SUCH} ${LOCKED}(?: except by (?<but>[a-z ]{1,60}))?`),
  of(`${SUCH} ${MAY} (?:only be ${DONE} by|be ${DONE.replace('verbs', 'done')} only by) (?<but>[a-z ]{1,60})`),
  // `a contract that has been signed can never be modified`
  of(`${NAME} (?:that|which) ${STANDING} ${STATE} ${LOCKED}`),
  of(`nobody ${MAY} ${DONE} (?:${DETERMINER})?${STATE} (?<name>[a-z-]+(?: [a-z-]+){0,2})`),
  // `once it is accepted, the quote can no longer be edited`
  of(`${WHEN} (?:the|an?) (?<name>[a-z-]+(?: [a-z-]+)?) ${STANDING} ${STATE},? (?:it|they) ${LOCKED}`),
  of(
    `${WHEN} (?:the|an?) (?<name>[a-z-]+(?: [a-z-]+)?) ${STANDING} ${STATE},? nobody ${MAY} ${DONE} (?:it|them)${AGAIN}`,
  ),
  of(`${WHEN} ${CONDITION},? ${NAME} ${LOCKED}`),
  // `once the customer accepts the quote it can no longer be edited`: who accepts it is told as it stands.
  of(
    `${WHEN} (?:the|an?) [a-z-]+(?: [a-z-]+)? (?<state>[a-z]+s) (?:the|an?|their|its|his|her) (?<name>[a-z-]+(?: [a-z-]+)?),? (?<rest>(?:it|they) ${LOCKED})`,
  ),
  // `invoices cannot be edited after they are sent`, `orders may be changed until they are shipped`
  of(`${NAME} ${LOCKED} ${WHEN} ${CONDITION}`),
  of(`${NAME} ${MAY} (?:only )?be ${DONE} (?:only )?${BEFORE} ${CONDITION}`),
  of(
    `(?:[a-z]+(?: [a-z]+)? )?${MAY} (?:only )?(?<verbs>[a-z]+(?: (?:or|and) [a-z]+){0,4}) ${NAME} (?:only )?${BEFORE} ${CONDITION}`,
  ),
  // `orders can be cancelled only while pending`, `only open tickets can be edited`
  onlyOf(`${NAME} ${MAY} (?:only be ${DONE}|be ${DONE.replace('verbs', 'done')} only) ${WHILE} ${CONDITION}`),
  onlyOf(`${NAME} ${MAY} be ${DONE}(?: by [a-z ]{1,60})? (?:while|as long as) ${CONDITION}`),
  onlyOf(`only ${STATE} (?<name>[a-z-]+(?: [a-z-]+){0,2}) ${MAY} be ${DONE}`),
  onlyOf(
    `(?:[a-z]+(?: [a-z]+)? )?${MAY} (?:only )?(?<verbs>[a-z]+(?: (?:or|and) [a-z]+){0,4}) ${NAME} (?:only )?(?:while|as long as|only when|only if) ${CONDITION}`,
  ),
]

/** `after approval`: what it is then. */
const DEEDS: ReadonlyMap<string, string> = new Map(
  (
    'approval:approved submission:submitted publication:published acceptance:accepted confirmation:confirmed ' +
    'signature:signed signing:signed cancellation:cancelled completion:completed payment:paid dispatch:dispatched ' +
    'delivery:delivered closure:closed'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
)

/** What the clause that begins here may say, each as one of the forms has it. */
export function sayingsAt(text: string, start: number): readonly Saying[] {
  const clause = text.slice(start)
  return FORMS.flatMap(({ form, isOnly = false }) => {
    const found = form.exec(clause)
    if (found === null || wordsOf(found.groups!['verbs'] ?? found.groups!['done'] ?? '').some(isSeen)) return []
    const { name = '', state = '', verbs, done, but = null } = found.groups!
    const from = found.indices!.groups!['rest']?.[0] ?? 0
    return [
      {
        name,
        states: wordsOf(state).map((word) => DEEDS.get(word) ?? word),
        verbs: wordsOf(verbs ?? done ?? ''),
        isOnly: isOnly !== (found.groups!['not'] !== undefined),
        but: but as string | null,
        from: start + from,
        to: start + found[0].length,
      },
    ]
  })
}

/** Who sees it is read by others. */
const isSeen = (word: string): boolean =>
  /^(seen?|sees|read|viewed|view|shown|show|accessed|access|found|find|visible)$/.test(word)

const wordsOf = (listed: string): readonly string[] => listed.split(/, or |, and |, | or | and /).filter(Boolean)

/** Where clauses begin. */
export const startsOf = (text: string): readonly number[] => [
  /\S|$/.exec(text)!.index,
  ...[...text.matchAll(/[.;:!?,\n]\s*(?:and |but )?|\b(?:and|but|while|so) /g)].map(
    (sign) => sign.index + sign[0].length,
  ),
]
