import { plural, spoken, withArticle } from '../../kernel/english.ts'
import type { DesignRequest, Subject } from '../../model/index.ts'
import { snakeOf, wordsIn } from '../../readers/request/vocabulary/forms.ts'
import { kindOf } from '../../readers/request/vocabulary/kinds/index.ts'
import { ACCOUNTS, isPersonal } from '../../readers/request/vocabulary/people.ts'
import { atOnceQuestions } from './at-once.ts'
import { capacityQuestions } from './capacity.ts'
import { changed } from './changed.ts'
import type { Ambiguity, Way } from './design.ts'
import { headedIn, headedQuestions } from './headed.ts'
import { severalValueQuestions } from './several-values.ts'
import { severalQuestions } from './several.ts'
import { stayQuestions } from './stays.ts'
import { tailQuestions } from './tails.ts'
import { isNameless } from './things.ts'

const MOST_ASKED = 2
const MOST_OTHERS = 3
const MOST_OF_PEOPLE = 1

/** How things hang together, where nothing says it. */
export const tieQuestions = (request: DesignRequest): readonly Ambiguity[] =>
  request.intent === 'create'
    ? [
        ...tailQuestions(request),
        ...stayQuestions(request),
        ...headedQuestions(request),
        ...aloneQuestions(request),
        ...severalQuestions(request),
        ...severalValueQuestions(request),
        ...atOnceQuestions(request),
        ...capacityQuestions(request),
      ]
    : []

/** Things that usually are of something, and hang together with nothing of the rest. */
function aloneQuestions(request: DesignRequest): readonly Ambiguity[] {
  const things = request.subjects.filter(({ name, table }) => name !== 'User' && table === null)
  const groups = groupsOf(things)
  const headed = headedIn(request)?.others ?? []
  // What is named first is what it is all about.
  const main = groups.find((group) => !group.every(isSomebody)) ?? groups[0]
  return groups
    .filter((group) => group !== main && !group.some((one) => headed.includes(one)))
    .flatMap((group) => group.find((one) => isTop(one, group) && mayBeOfSomething(one, request, main ?? [])) ?? [])
    .toSorted((one, other) => Number(isSomebody(one)) - Number(isSomebody(other)))
    .flatMap((one) => {
      const own = groups.find((group) => group.includes(one)) ?? []
      const names = new Set(one.fields.map(({ name }) => name))
      const others = things
        .filter((other) => !own.includes(other) && !names.has(snakeOf(wordsIn(other.name))))
        .filter((other) => !isSomebody(other) || !isSomebody(one))
        .toSorted((some, other) => likelihood(one, some) - likelihood(one, other))
      return others.length === 0 ? [] : [tieQuestion(one, others)]
    })
    .slice(0, MOST_ASKED)
}

/** What is listed just before it comes first: `orders, samples and results`; people come to what is named first. People, and what nobody knows, come last. */
const likelihood = (one: Subject, other: Subject): number =>
  (isSomebody(other) ? 20_000_000 : 0) +
  (isNameless(other) ? 10_000_000 : 0) +
  (other.from.start < one.from.start && !isSomebody(one)
    ? one.from.start - other.from.start
    : 1_000_000 + other.from.start)

const isSomebody = ({ name }: Subject): boolean => isPersonal({ words: wordsIn(name) })

/** Those that point to one another, however far; as they are named. */
function groupsOf(things: readonly Subject[]): readonly (readonly Subject[])[] {
  const groups: Subject[][] = []
  for (const one of things) {
    const near = groups.filter((group) => group.some((other) => points(one, other) || points(other, one)))
    const [first] = near
    if (first === undefined) groups.push([one])
    else {
      first.push(one, ...near.slice(1).flat())
      for (const other of near.slice(1)) groups.splice(groups.indexOf(other), 1)
    }
  }
  return groups
}

const points = ({ fields }: Subject, to: Subject): boolean => fields.some(({ type }) => targetOf(type) === to.name)
/** It is of nothing itself. */
const isTop = (one: Subject, group: readonly Subject[]): boolean => group.every((other) => !points(one, other))

const targetOf = (type: string): string | null => /^(?:->|many) (\w+)/.exec(type)?.[1] ?? null

/** What is known to be of nothing stands by itself; what is no thing for sure is asked about already, and so is who may what. */
function mayBeOfSomething(
  subject: Subject,
  { roles = [], rules = [], subjects, text }: DesignRequest,
  [first]: readonly Subject[],
): boolean {
  const words = wordsIn(subject.name)
  // `users follow each other`: it lies between people.
  if (subject.fields.length > 0 && subject.fields.every(({ type }) => targetOf(type) === 'User')) return false
  if (isPersonal({ words }))
    return (
      !ACCOUNTS.has(words.at(-1)!) &&
      ![...roles.map(({ name }) => name), ...rules.map(({ who }) => who)].includes(snakeOf(words)) &&
      subjects.every(({ table }) => table === null)
    )
  if (isNameless(subject)) return false
  const kind = kindOf(words)
  // `film festival: films with ...`: what stands behind it is of it, whatever else films are of.
  const isHeaded = first !== undefined && first === subjects[0] && /^\s*(:|with\b)/.test(text.slice(first.from.end))
  return kind === null || kind.of.length > 0 || isHeaded
}

function tieQuestion(one: Subject, others: readonly Subject[]): Ambiguity {
  const { name } = one
  const alone: Way = { name: 'nothing', title: 'Nothing: it stands by itself', changes: 'as it is designed' }
  const ways = isSomebody(one)
    ? others
        .slice(0, MOST_OF_PEOPLE)
        .flatMap((other) => [withKey(one, other), withLink(one, other), withOne(one, other)])
    : others.slice(0, MOST_OTHERS).map((other) => withKey(one, other))
  return {
    id: `ties/${name}`,
    question: isSomebody(one)
      ? `How does ${withArticle(spoken(name))} hang together with the rest?`
      : `What does ${withArticle(spoken(name))} belong to?`,
    because: `Nothing says how it hangs together with what is listed beside it.`,
    usual: 'nothing',
    answers: [alone, ...ways],
  }
}

const begun = (title: string): string => title.replace(/^./, (letter) => letter.toUpperCase())

/** Each of them is of one of the other. */
function withKey(one: Subject, other: Subject): Way {
  const { name, from } = one
  const field = snakeOf(wordsIn(other.name))
  const key = { name: field, type: `-> ${other.name} cascade`, from, typed: 'said' as const }
  return {
    name: field,
    title: isSomebody(one)
      ? `Each ${spoken(one.name)} is of one ${spoken(other.name)}`
      : begun(withArticle(spoken(other.name))),
    changes: `a key to ${spoken(other.name)} in each, and it goes when that goes`,
    asked: (request) => changed(request, name, (each) => ({ ...each, fields: [key, ...each.fields] })),
  }
}

/** Each of the other has one of them. */
function withOne({ name, from }: Subject, other: Subject): Way {
  const field = snakeOf(wordsIn(name))
  const key = { name: field, type: `-> ${name}`, from, typed: 'said' as const }
  return {
    name: `one-${field}`,
    title: `Each ${spoken(other.name)} has one ${spoken(name)}`,
    changes: `a key to ${spoken(name)} in each ${spoken(other.name)}`,
    asked: (request) => changed(request, other.name, (each) => ({ ...each, fields: [key, ...each.fields] })),
  }
}

/** Each of either has several. */
function withLink({ name, from }: Subject, other: Subject): Way {
  const field = plural(snakeOf(wordsIn(other.name)))
  const link = { name: field, type: `many ${other.name}`, from, typed: 'said' as const }
  return {
    name: field,
    title: `Several ${plural(spoken(other.name))}, each with several ${plural(spoken(name))}`,
    changes: 'a table that links them',
    asked: (request) => changed(request, name, (each) => ({ ...each, fields: [...each.fields, link] })),
  }
}
