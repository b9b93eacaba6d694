import type { Item } from '../../lists/item.ts'
import { hasArchetype } from '../../vocabulary/lexicon.ts'
import type { Noun } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import { type Reader } from '../../reader.ts'
import { isSystem } from '../../nouns/systems.ts'
import { typeByName } from '../../vocabulary/field-names.ts'
import { isAnyKind, kindOf } from '../../vocabulary/kinds/index.ts'
import { RANKS, isPersonal } from '../../vocabulary/people.ts'

/** `an API for a bookshop with books, authors and orders`: what all of it is for, and no thing of its own. */
export const isPurpose = (page: Page, owner: Noun, items: readonly Item[], at: number): boolean =>
  page.word(at) === 'with' &&
  !owner.isPlural &&
  !hasArchetype(owner.words.at(-1)!) &&
  page.word(owner.from - 1) === 'for' &&
  items.every(({ noun }) => noun.isPlural) &&
  items.filter(({ noun }) => hasArchetype(noun.words.at(-1)!)).length > 1

/** `an invoice app for freelancers: clients, projects`, `a knowledge base for our support team: ...`: whoever uses it. */
export const isAudience = (page: Page, owner: Noun, items: readonly Item[], at: number): boolean =>
  (page.word(at) === ':' || isOfTheirTrade(owner) || isMadeFor(page, owner)) &&
  (page.word(owner.from - 1) === 'for' || (isPersonal(owner) && /^(between|among)$/.test(page.word(owner.from - 1)))) &&
  ((owner.isPlural && isPersonal(owner)) ||
    isOfTheirTrade(owner) ||
    isUnknownAmongThings(owner, items) ||
    (items.some(({ noun }) => noun.isPlural) && /^(our|my|a|an|the)$/.test(page.word(owner.from))))

/** `a forum for gardeners with questions`: who they are, by what they do. */
const isOfTheirTrade = ({ words, isPlural }: Noun): boolean =>
  isPlural &&
  words.length === 1 &&
  ((/.{3}(er|or|ist|ian)$/.test(words[0]!) && kindOf(words) === null) || (RANKS.get(words[0]!) ?? 9) < 5)

/** `a portal for patients with appointments`: who uses it. */
const isMadeFor = (page: Page, owner: Noun): boolean =>
  owner.isPlural &&
  isPersonal(owner) &&
  /^(board|portal|forum|community|network|platform|marketplace|app|site|website)$/.test(page.word(owner.from - 2))

/** `an app for student councils: elections, candidates`: who they are, nobody knows, and what follows are things. */
const isUnknownAmongThings = (owner: Noun, items: readonly Item[]): boolean =>
  kindOf(owner.words) === null && items.filter(({ noun }) => noun.isPlural && kindOf(noun.words) !== null).length > 1

/** `Garage: name, address, capacity`: what has nothing but fields is a thing. */
export const holdsFields = (owner: Noun, items: readonly Item[]): boolean =>
  !isSystem(owner) &&
  items.every(
    ({ noun, choice, saying }) =>
      choice !== null || saying.type !== null || (!noun.isPlural && typeByName(noun.words.join('_')).known),
  )

/** `inventory`, `farm records`: all of what follows. */
const isNameOfAll = ({ words, isPlural }: Noun): boolean =>
  isPlural
    ? words.length > 1 && words.at(-1) === 'record' && !isAnyKind(words.join(' '))
    : !hasArchetype(words.at(-1)!) || isPersonal({ words })

/** `affiliate programme with partners and clicks`: of no article, and of no kind that is known, beside things that are. */
const isBareAmongThings = (page: Page, items: readonly Item[], held: readonly Item[]): boolean =>
  !items[0]!.noun.isPlural &&
  items[0]!.noun.from === items[0]!.noun.head &&
  /^[\p{Lu}]/u.test(page.tokens[items[0]!.from]!.text) &&
  isUnknownAmongThings(items[0]!.noun, held)

/** `inventory: warehouses, items`: what is listed are things, and the word before says what all of it is. */
export const isTitle = (
  { page, sentence }: Reader,
  items: readonly Item[],
  held: readonly Item[],
  at: number,
): boolean =>
  (page.word(at) === ':' || isBareAmongThings(page, items, held)) &&
  items.length === 1 &&
  items[0]!.from === sentence &&
  (held.some(({ inner, choice }) => inner.length > 0 && choice === null) ||
    held.some(({ noun }) => noun.isPlural && noun.words.at(-1) === items[0]!.noun.words.at(-1)) ||
    isNameOfAll(items[0]!.noun)) &&
  (held.filter(({ noun }) => noun.isPlural).length * 2 > held.length ||
    held.every(({ inner, choice }) => inner.length > 0 && choice === null))
