import { plural, spoken, withArticle } from '../../kernel/english.ts'
import type { AskedField, DesignRequest, Subject, Words } from '../../model/index.ts'
import { isPlural, pascal, singular, snakeOf, wordsIn } from '../../readers/request/vocabulary/forms.ts'
import { typeByName } from '../../readers/request/vocabulary/field-names.ts'
import { hasArchetype, isStop, verbBase } from '../../readers/request/vocabulary/lexicon.ts'
import { isPersonal } from '../../readers/request/vocabulary/people.ts'
import { NUMBERS } from '../../readers/request/vocabulary/units.ts'
import { PARTICIPLES } from '../../readers/request/vocabulary/verbs.ts'
import { understood, withField, withSubject } from './changed.ts'
import { type Choice, choicesOf, isSaid } from './choices.ts'
import type { Way } from './design.ts'
import { type Named, namedIn } from './noun-place.ts'

/** More nobody weighs against each other. */
const MOST = 5

/** What a few words may be the name of: a thing, a field of what stands near, or people. */
export function nameWays(
  words: Words,
  { words: named, isOfPeople }: Named,
  request: DesignRequest,
  near: Subject | null,
): readonly Way[] {
  const parts = wordsIn(named.text).slice(0, 4)
  // Signs, and letters no name is written in.
  if (parts.length === 0) return []
  if (isOfPeople) return [roleWay(words, parts)]
  if (saysHow(parts))
    return near === null ? [] : [fieldWay(words, parts, near, choicesOf(snakeOf(parts))[1]!, 'yes-no')]
  const name = pascal([...parts.slice(0, -1), singular(parts.at(-1)!)])
  const isPeople =
    isPersonal({ words: parts }) || (isPlural(parts.at(-1)!) && DOING.test(request.text.slice(words.end)))
  const isFree = /^[A-Z]/.test(name) && !request.subjects.some((one) => one.name === name) && couldBeNamed(named.text)
  if (!isFree) return isPeople ? [roleWay(words, parts)] : []
  const known = typeByName(snakeOf(parts))
  const choices = known.known ? [{ name: 'field', title: '', type: known.type }] : choicesOf(snakeOf(parts))
  const fields = near === null ? [] : choices.filter(({ name: one }) => one !== 'long-text' || choices.length < 4)
  return [
    ...(isPeople ? [roleWay(words, parts)] : []),
    thingWay(words, name),
    ...(near === null ? [] : [partWay(words, name, near, isPlural(parts.at(-1)!))]),
    ...fields.map((one, at) => fieldWay(words, parts, near!, one, at === 0 ? 'field' : one.name)),
  ].slice(0, MOST)
}

/** `architects only see ...`: who does something there. */
const DOING =
  /^\s+(?:(?:only|can|may|must|also|then)\s+)*(?:see|get|find|read|view|enter|write|make|upload|report|approve|book|order|create|add|check|confirm|search)\b/i

const thingWay = (words: Words, name: string): Way => ({
  name: 'thing',
  title: `A thing of its own, ${name}`,
  changes: `a table ${name} with operations`,
  asked: (one) => understood(withSubject(one, name, words), [words]),
})

/** Several are parts of it; of one that is named, many may have the same. */
function partWay(words: Words, name: string, near: Subject, areSeveral: boolean): Way {
  const [from, to] = areSeveral ? [name, near.name] : [near.name, name]
  const key: AskedField = { name: snakeOf(wordsIn(to)), type: `-> ${to} cascade`, from: words, typed: 'said' }
  const link: AskedField = areSeveral ? key : { ...key, type: `-> ${to}?` }
  return {
    name: areSeveral ? 'part' : 'kept',
    title: areSeveral
      ? `Several of each ${spoken(near.name)}, a thing of its own`
      : `One of a list that is kept, which each ${spoken(near.name)} points to`,
    changes: `a table of ${plural(spoken(name))}, with a key of ${spoken(from)} to ${spoken(to)}`,
    asked: (one) => understood(withField(withSubject(one, name, words), from, link), [words]),
  }
}

function fieldWay(
  words: Words,
  parts: readonly string[],
  { name: of }: Subject,
  { title, type }: Choice,
  name: string,
): Way {
  const field = snakeOf(parts)
  return {
    name,
    title: `A field of ${of}${title === '' ? '' : `: ${title.toLowerCase()}`}`,
    changes: `a column ${field} of ${of}: ${type}`,
    asked: (one) =>
      understood(withField(one, of, { name: field, type: optional(type), from: words, typed: 'said' }), [words]),
  }
}

/** Nobody said that it has to be there. */
const optional = (type: string): string => (/[?=]|^list/.test(type) ? type : `${type}?`)

function roleWay(words: Words, parts: readonly string[]): Way {
  const role = snakeOf([...parts.slice(0, -1), singular(parts.at(-1)!)])
  return {
    name: 'role',
    title: `People who sign in: the role ${spoken(role)}`,
    changes: `a role ${role}, and no table of ${plural(spoken(role))}`,
    asked: (one) =>
      understood(
        (one.roles ?? []).some((other) => other.name === role)
          ? one
          : { ...one, roles: [...(one.roles ?? []), { name: role, rank: 4.5, from: words }] },
        [words],
      ),
  }
}

/** `vegetarian`, `gift wrapped`: how something is. */
const saysHow = (parts: readonly string[]): boolean =>
  parts.length < 3 &&
  isSaid(parts.at(-1) ?? '') &&
  !hasArchetype(parts.at(-1)!) &&
  !parts.some((word) => isStop(word) || SECRET.test(word))

const SECRET = /^(one|ones|only|visible|private|public|confidential|secret)$/

/** What stands for others, says how it is or what is done is the name of nothing that is kept. */
function couldBeNamed(text: string): boolean {
  const words = text
    .toLowerCase()
    .split(/[^a-z0-9'-]+/)
    .filter((word) => word !== '')
  const last = words.at(-1) ?? ''
  const isDone = (word: string): boolean =>
    (verbBase(word) !== null && !hasArchetype(word)) || /(ed|ly)$/.test(word) || PARTICIPLES.has(word)
  return (
    words.length > 0 &&
    !NUMBERS.has(words[0]!) &&
    !words.some((word) => isStop(word) || NOBODY.test(word) || SECRET.test(word)) &&
    !isDone(last)
  )
}

const NOBODY = /^(everything|anything|something|nothing|everyone|everybody|anyone|anybody|nobody|rest|other|others)$/

/** What stands in one list: all of it fields, or all of it things. */
export function togetherWays(some: readonly Words[], request: DesignRequest, near: Subject | null): readonly Way[] {
  const named = some.flatMap((words) => {
    const found = namedIn(words, request)
    return found === null || found.isOfPeople || !couldBeNamed(found.words.text) ? [] : [{ words, found }]
  })
  if (named.length < some.length) return []
  const apply = (pick: string) => (one: DesignRequest) =>
    named.reduce((sum, { words, found }) => {
      const ways = nameWays(words, found, sum, near)
      return (ways.find(({ name }) => name === pick) ?? ways[0])?.asked?.(sum) ?? sum
    }, one)
  const kinds: readonly Way[] = [
    ...(near === null
      ? []
      : [
          {
            name: 'fields',
            title: `Fields of ${withArticle(spoken(near.name))}`,
            changes: `${named.length} columns of ${near.name}`,
            asked: apply('field'),
          },
        ]),
    {
      name: 'things',
      title: 'Things of their own',
      changes: `${named.length} tables with operations`,
      asked: apply('thing'),
    },
  ]
  return kinds
}
