import type { AskedRole, AskedRule, Words } from '../../../model/index.ts'
import type { Facts, SaidRule } from '../facts.ts'
import { isPlural, singular, snakeOf } from '../vocabulary/forms.ts'
import { type Noun, nounAt } from '../nouns/noun.ts'
import type { Page } from '../page/page.ts'
import type { Thing, Things } from '../things/things.ts'
import { personOf } from '../clauses/deeds/deed.ts'
import { isRowOfList } from '../vocabulary/kinds/kind.ts'
import { isSome } from './some.ts'
import { isStateWord } from '../things/state-words.ts'
import { isAnyKind } from '../vocabulary/kinds/index.ts'
import {
  ACCOUNTS,
  COLLECTIVES,
  DEPARTMENTS,
  GROUPS,
  OWNERS,
  POSTS,
  RANKS,
  isPersonal,
  isStaffed,
} from '../vocabulary/people.ts'
import { isHeadOf } from '../../../kernel/roles.ts'
import { DOINGS, isOperation } from '../vocabulary/verbs.ts'
import { setOf } from '../vocabulary/words.ts'

/** Who may be what, the highest first: by what such people usually are, and else in the order they are named. */
export function rolesIn(facts: Facts, things: Things, page: Page): readonly AskedRole[] {
  const found = new Map<string, AskedRole>()
  const doing = facts.doing.filter((noun) => isPersonal(noun) && things.of(noun) === null)
  const told = [...facts.roles.map(({ noun }) => noun), ...peopleOf(facts), ...doing]
  const said = [...new Set([...told, ...(told.length > 0 ? doingIn(page, things) : [])])]
  const beside = facts.mentions.filter(({ noun }) => isHighPerson(noun)).map(({ noun }) => noun)
  for (const noun of [...said, ...beside]) {
    const name = roleName(noun)
    if (
      name === null ||
      found.has(name) ||
      isProgram(noun, facts) ||
      isNobody(noun) ||
      (things.of(noun) !== null && !said.includes(noun))
    )
      continue
    found.set(name, { name, from: page.words(noun.from, noun.to), rank: rankOf(noun) })
  }
  const roles = [...found.values()]
  return roles.map((role) => aboveOthers(role, roles)).toSorted((a, b) => a.rank - b.rank)
}

/** `brewers`, and `the head brewer`: one of them, above the others. */
function aboveOthers(role: AskedRole, roles: readonly AskedRole[]): AskedRole {
  const led = roles.find(({ name }) => isHeadOf(role.name, name))
  return led === undefined ? role : { ...role, rank: led.rank - ABOVE }
}
const ABOVE = 0.05

/** `singers mark whether they come`, beside somebody else: they are somebody, whatever it is that they do. */
function doingIn(page: Page, things: Things): readonly Noun[] {
  return page.tokens.flatMap(({ lower }, at): readonly Noun[] => {
    const isFirst = page.isEnd(at - 1) || /^(,|:|and)$/.test(page.word(at - 1))
    const isDoing = isFirst && page.isWord(at) && isPlural(lower) && DOING.test(page.word(at + 1))
    const noun = isDoing && isPersonal({ words: [singular(lower)] }) ? nounAt(page, at) : null
    return noun === null || noun.to !== at + 1 || things.of(noun) !== null ? [] : [noun]
  })
}

/** What people say of themselves. */
const DOING =
  /^(mark|say|tell|confirm|state|indicate|note|answer|choose|pick|vote|sign|check|decide|respond|reply|register)$/

/** `an assistant that answers from our wiki`: no person. */
export const isProgram = ({ words, isPlural }: Noun, { capabilities }: Facts): boolean =>
  !isPlural &&
  (/^(assistant|copilot|bot)$/.test(words.at(-1)!) || words.join(' ') === 'ai agent') &&
  capabilities.some(({ name, isDeclined }) => name === 'retrieval' && !isDeclined)

/** `any step can send it back`: a thing that everybody knows, and nobody who signs in. */
const isNobody = (noun: Noun): boolean => {
  const last = noun.words.at(-1)!
  const isPlace = [COLLECTIVES, DEPARTMENTS, GROUPS, POSTS].some((some) => some.has(last))
  return noun.words.length === 1 && isAnyKind(last) && !isPersonal(noun) && !isPlace
}

const peopleOf = ({ deeds }: Facts): readonly Noun[] =>
  deeds.flatMap(({ people }) => people.flatMap((who) => (typeof who === 'string' || !isPersonal(who) ? [] : [who])))

const isHighPerson = ({ words }: Noun): boolean =>
  (RANKS.get(words.at(-1)!) ?? 9) <= 3 && !DEPARTMENTS.has(words.at(-1)!)

/** `workspace admins` are that of a workspace, and no administrators of all there is. */
export const rankOf = ({ words }: Noun): number => {
  // `jury members`: some, who do it for all of the others.
  const isChosen = words.at(-1) === 'member' && CHOSEN.has(words.at(-2) ?? '')
  const rank = isChosen ? 3 : (RANKS.get(words.at(-1)!) ?? (isStaffed(words) ? 3 : 4.5))
  return rank === 1 && LED.has(words.at(-2) ?? '') ? 3 : rank
}

const CHOSEN = setOf('jury board staff crew committee council faculty panel support editorial')
/** Of these there are several, and each has people who run it. */
const LED = setOf(
  'workspace project board tenant channel room community space team group organisation organization company department branch household',
)

export function roleName(noun: Noun): string | null {
  const last = noun.words.at(-1)!
  if (
    noun.words.length === 1 &&
    ((OWNERS.has(last) && (!noun.isPlural || last === 'owner')) || (ACCOUNTS.has(last) && last !== 'member'))
  )
    return null
  if (/^(role|permission|person|other|everyone|everybody)$/.test(last)) return null
  const words = noun.words.map((word) => (word === 'administrator' ? 'admin' : word))
  const name = snakeOf(words).replaceAll(/[^a-z0-9_]/g, '')
  return /^[a-z]/.test(name) ? name : null
}

export interface Rules {
  readonly rules: readonly AskedRule[]
  /** What is said of things that are none, or of verbs nobody knows. */
  readonly without: readonly Words[]
}

/** What is said of who may do what, with the names of things and roles. */
export function rulesIn(facts: Facts, things: Things, roles: readonly AskedRole[], marked: readonly SaidRule[]): Rules {
  const deeds = facts.deeds.flatMap(({ people, verb, of, how, from }): readonly SaidRule[] =>
    people.flatMap((who) =>
      of.map((noun) => ({
        who: personOf(who),
        verbs: DOINGS.get(verb) ?? [],
        of: noun,
        how,
        from,
        ...(isOperation(verb) ? { operation: verb } : {}),
      })),
    ),
  )
  const without: Words[] = []
  const rules = [...facts.rules, ...deeds, ...marked].flatMap(
    ({ who, as, by, within, verbs, of, how, from, operation, isUnlessSaid }): readonly AskedRule[] => {
      if (isUnlessSaid === true && isChanged(of, facts.rules)) return []
      const name = typeof who === 'string' ? who : whoIs(who, roles, things)
      // `the catalogue`: all that stands in it.
      const listed = of === null ? [] : catalogueOf(of, things)
      const thing = of === null ? null : (things.of(of) ?? listed[0] ?? null)
      const isOfNothing = of !== null && thing === null && !isEverything(of)
      // `staff refund shipped orders`: whoever is said to do it does it, whatever it is done with at the time.
      const isDone = operation !== undefined && how === 'may' && of !== null && isStateWord(of.words[0]!)
      const isOfSome =
        !isDone &&
        of !== null &&
        !verbs.includes('create') &&
        how !== 'only' &&
        isSome(of, { verbs, how }, facts, things)
      const whole = within === undefined ? undefined : things.of(within)
      if (
        whole === null ||
        name === null ||
        isOfNothing ||
        isOfSome ||
        (verbs.length === 0 && operation === undefined)
      ) {
        without.push(from)
        return []
      }
      const owner = as === undefined ? null : roleName(as)
      const abouts = listed.length > 0 ? listed.map((one) => one.name) : [thing?.name ?? null]
      return abouts.map((about): AskedRule => ({
        who: name,
        ...(owner === null ? {} : { as: owner }),
        ...(by === undefined ? {} : { by: by.words.join('_') }),
        ...(whole === undefined ? {} : { within: whole.name }),
        ...(whole !== undefined && [GROUPS, POSTS].some((some) => some.has(whole.words.at(-1)!))
          ? { isOfGroup: true as const }
          : {}),
        verbs,
        of: about,
        how,
        from,
        ...(operation === undefined ? {} : { operation }),
      }))
    },
  )
  return { rules, without }
}

/** Whether anybody is said to do more with it than to look at it. */
const isChanged = (of: Noun | null, rules: readonly SaidRule[]): boolean =>
  rules.some(
    (rule) =>
      rule.isUnlessSaid !== true &&
      rule.how !== 'not' &&
      rule.verbs.some((verb) => verb !== 'read') &&
      rule.of?.words.at(-1) === of?.words.at(-1),
  )

/** All that stands in a catalogue, where that is no thing of its own. */
export const catalogueOf = (noun: Noun, things: Things): readonly Thing[] =>
  /^(catalogue|catalog|assortment|menu|range|shop|store)$/.test(noun.words.at(-1)!) && things.of(noun) === null
    ? things.all.filter(isOfCatalogue)
    : []
const isOfCatalogue = ({ words }: Thing): boolean =>
  !isRowOfList(words) &&
  /^(product|variant|category|collection|brand|item|dish|book|title|genre|course|movie|film|article|service)$/.test(
    words.at(-1)!,
  )

const isEverything = ({ words }: Noun): boolean => /^(everything|all|anything)$/.test(words.at(-1)!)

/** People who are rows of their own ask as anybody who signed in does. */
function whoIs(noun: Noun, roles: readonly AskedRole[], things: Things): string | null {
  const name = roleName(noun)
  if (name !== null && roles.some((role) => role.name === name)) return name
  return things.of(noun) !== null || isPersonal(noun) ? 'signed in' : null
}
