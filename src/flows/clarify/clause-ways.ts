import { spoken } from '../../kernel/english.ts'
import type { AskedField, DesignRequest, Subject, Words } from '../../model/index.ts'
import { isPlural, pascal, singular, snakeOf } from '../../readers/request/vocabulary/forms.ts'
import { hasArchetype, isAdjective, isStop, verbBase } from '../../readers/request/vocabulary/lexicon.ts'
import { DETERMINERS } from '../../readers/request/vocabulary/functions.ts'
import { isPersonal } from '../../readers/request/vocabulary/people.ts'
import { DAYS, SECONDS } from '../../readers/request/vocabulary/units.ts'
import { isVerbAt, RELATIVE, type Said, saidIn, wordBefore, wordBehind } from '../pieces/words.ts'
import { isNamed, namedBefore } from '../../writers/request/things/named.ts'
import { changed, understood, withByHand, withField, withSubject } from './changed.ts'
import type { Way } from './design.ts'

const MOST_THINGS = 2

/** What of a sentence can be built, though nobody understands all of it: the rest is a requirement people write. */
export function clauseWays(words: Words, request: DesignRequest): readonly Way[] {
  const of = ownSubject(words, request)
  return [...(of === null ? [] : [...validWays(words, of), ...languageWays(words, of)]), ...thingWays(words, request)]
}

/** What the sentence is about: what it names, what was named before it, or what is there first. */
function ownSubject(words: Words, request: DesignRequest): Subject | null {
  const own = request.subjects.filter(({ name }) => name !== 'User')
  const named = own.findLast(({ name }) => isNamed(name, words.text))
  const before = namedBefore(request, words.start)
  return named ?? (before !== null && before.name !== 'User' ? before : (own[0] ?? null))
}

const VALID =
  /\b(valid|current|currently|in force|up[- ]to[- ]date|effective|expired?|expir\w+|outdated|obsolete|superseded|latest|newest|deprecated|no longer|still)\b/i

/** `that are still valid`: a day until which they are, or a state. */
function validWays(words: Words, { name, fields }: Subject): readonly Way[] {
  if (!VALID.test(words.text)) return []
  const until: AskedField = { name: 'valid_until', type: 'date?', from: words, typed: 'said' }
  const state: AskedField = { name: 'validity', type: 'current|outdated = current', from: words, typed: 'said' }
  const way = (field: AskedField, title: string): Way => ({
    name: field.name.replaceAll('_', '-'),
    title,
    changes: `a column ${field.name} of ${name}; what asks for it is written by people`,
    asked: (one) => withByHand(understood(withField(one, name, field), [words]), [words]),
  })
  return [
    ...(fields.some((one) => one.name === until.name)
      ? []
      : [way(until, `Each ${spoken(name)} has a day until which it is valid`)]),
    way(state, `Each ${spoken(name)} is current or outdated, as people say`),
  ]
}

const LANGUAGE =
  /\b(english|german|french|spanish|italian|portuguese|dutch|polish|turkish|arabic|chinese|japanese|russian|czech|danish|swedish|languages?|multilingual|translations?)\b/i

function languageWays(words: Words, { name, fields }: Subject): readonly Way[] {
  if (!LANGUAGE.test(words.text) || fields.some((one) => one.name === 'language')) return []
  const field: AskedField = { name: 'language', type: 'str(2..20)', from: words, typed: 'said' }
  return [
    {
      name: 'language',
      title: `Each ${spoken(name)} is in one language`,
      changes: `a column language of ${name}`,
      asked: (one) => understood(withField(one, name, field), [words]),
    },
  ]
}

/** Nouns of the sentence that are nothing yet: things of their own, of which the rest can be written. */
function thingWays(words: Words, request: DesignRequest): readonly Way[] {
  return nounsIn(words.text)
    .filter((name) => !isThere(name, request))
    .slice(0, MOST_THINGS)
    .map((name): Way => ({
      name: `thing-${snakeOf([spoken(name)]).replaceAll(' ', '-')}`,
      title: `${name} is a thing of its own; the rest is a requirement people write`,
      changes: `a table ${name} with operations`,
      asked: (one) =>
        withByHand(understood(tied(withSubject(one, name, words), name, request, words), [words]), [words]),
    }))
}

/** What it is a part of is what the sentence speaks of as well. */
function tied(made: DesignRequest, name: string, before: DesignRequest, words: Words): DesignRequest {
  const of = before.subjects.find((one) => one.name !== 'User' && isNamed(one.name, words.text))
  if (of === undefined) return made
  const key: AskedField = {
    name: snakeOf([spoken(of.name).replaceAll(' ', '_')]),
    type: `-> ${of.name} cascade`,
    from: words,
    typed: 'said',
  }
  return changed(made, name, (one) => ({ ...one, fields: [key, ...one.fields] }))
}

const isThere = (name: string, { subjects, roles = [] }: DesignRequest): boolean =>
  subjects.some(
    (one) =>
      one.name === name ||
      one.name.endsWith(name) ||
      one.fields.some((field) => field.name === snakeOf([spoken(name).replaceAll(' ', '_')])),
  ) || roles.some((role) => role.name === snakeOf([spoken(name).replaceAll(' ', '_')]))

/** What may be a thing: what usually is one, or several of something nobody knows. */
function nounsIn(text: string): readonly string[] {
  const said = saidIn(text)
  const names = said.words.flatMap(({ word: spelled }, at) => {
    const word = spelled.replace(/['’]s?$/, '')
    const one = singular(word)
    const isNoun = hasArchetype(one) || (isPlural(word) && verbBase(word) === null && word.length > 4)
    if (!isNoun || isStop(word) || isAdjective(word) || isPersonal({ words: [one] }) || NOT_KEPT.test(one)) return []
    if (isVerbAt(said, at) || isDone(said, at, hasArchetype(one)) || isUnit(one) || wordBehind(said, at) === 'per')
      return []
    const before = wordBefore(said, at)
    const isCompound = before !== '' && hasArchetype(before) && !isStop(before) && !isVerbAt(said, at - 1)
    return [pascal(isCompound ? [before, one] : [one])]
  })
  return [...new Set(names)]
}

/** `reranks the top hits`: what somebody does, where nobody knows the word. */
const isDone = (said: Said, at: number, isKnown: boolean): boolean =>
  /^(it|them|him|her)$/.test(wordBehind(said, at)) ||
  (!isKnown && (DETERMINERS.has(wordBehind(said, at)) || RELATIVE.test(wordBefore(said, at))))

const isUnit = (word: string): boolean =>
  SECONDS.has(word) || DAYS.has(word) || /^(euro|dollar|pound|cent|star)$/.test(word)

const NOT_KEPT =
  /^(day|week|month|year|hour|minute|time|number|character|other|thing|way|kind|type|state|status|name|date|list|total|result|data|answer|question|user|people|person|day|change|version|passage|citation|chunk|hit)$/
