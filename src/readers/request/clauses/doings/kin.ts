import type { Facts } from '../../facts.ts'
import { singular } from '../../vocabulary/forms.ts'
import type { Noun } from '../../nouns/noun.ts'
import type { Reader } from '../../reader.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { setOf } from '../../vocabulary/words.ts'

/** People who are called after a thing of the request: whoever has it, whoever made it, or is among its people. */
export interface Kin {
  readonly how: 'owner' | 'member'
  readonly whole: Noun
}

/** `board owners`, `board members`, `the asker`; null for whoever is somebody by himself. */
export function kinOf(noun: Noun, facts: Facts): Kin | null {
  const last = noun.words.at(-1)!
  const made = noun.words.length === 1 ? AGENTS.get(last) : undefined
  if (made !== undefined) {
    const whole = spokenOf([made], facts)
    return whole === null ? null : { how: 'owner', whole }
  }
  if (noun.words.length < 2 || !/^(owner|creator|author|member)$/.test(last)) return null
  const before = noun.words.slice(0, -1)
  // A pet owner is somebody wherever no pet is spoken of.
  if (last === 'owner' && OUTSIDE.has(before.at(-1)!)) return null
  const whole = spokenOf(before, facts)
  return whole === null ? null : { how: last === 'member' ? 'member' : 'owner', whole }
}

/** `board owners invite people`: to the board, and among its people. */
export function invitedTo<T extends { readonly nouns: readonly Noun[]; readonly next: number }>(
  { page, facts }: Reader,
  people: readonly (Noun | string)[],
  verbs: readonly string[],
  objects: T,
): T {
  const [who] = people
  if (verbs.join() !== 'invite' || who === undefined || typeof who === 'string') return objects
  const kin = kinOf(who, facts)
  const isOfPeople = objects.nouns.every(
    ({ words }) => isPersonal({ words }) || /^(other|people|person)$/.test(words.at(-1)!),
  )
  if (kin === null || !isOfPeople) return objects
  for (const { from, to } of objects.nouns) page.claim(from, to)
  const guests = new Set(objects.nouns.map(({ from }) => from))
  facts.mentions.splice(0, Infinity, ...facts.mentions.filter(({ noun }) => !guests.has(noun.from)))
  const member = { ...kin.whole, words: [...kin.whole.words, 'member'], isPlural: true }
  facts.mentions.push({ noun: member, how: 'plainly' })
  facts.belongings.push({ child: member, parent: kin.whole, isSure: true })
  return { ...objects, nouns: [kin.whole] }
}

/** Whoever makes something by what he does. */
const AGENTS: ReadonlyMap<string, string> = new Map([
  ['asker', 'question'],
  ['questioner', 'question'],
  ['answerer', 'answer'],
  ['voter', 'vote'],
  ['commenter', 'comment'],
  ['poster', 'post'],
  ['booker', 'booking'],
])
/** What people have outside of the backend, and are called after. */
const OUTSIDE = setOf(
  'pet dog cat horse animal car home house property shop store restaurant business land product vehicle',
)

function spokenOf(words: readonly string[], { mentions, holdings }: Facts): Noun | null {
  const isIt = (noun: Noun): boolean => noun.words.map(singular).join(' ') === words.map(singular).join(' ')
  const all = [
    ...mentions.map(({ noun }) => noun),
    ...holdings.flatMap(({ owner, items }) => [owner, ...items.map(({ noun }) => noun)]),
  ]
  return all.find(isIt) ?? null
}
