import { spoken, withArticle } from '../../kernel/english.ts'
import type { DesignRequest, Subject } from '../../model/index.ts'
import { snakeOf, wordsIn } from '../../readers/request/forms.ts'
import { kindOf } from '../../readers/request/vocabulary/kinds/index.ts'
import { isPersonal } from '../../readers/request/vocabulary/people.ts'
import { changed } from './changed.ts'
import type { Ambiguity, Way } from './design.ts'
import { isNameless } from './things.ts'

const MOST_ASKED = 2
const MOST_OTHERS = 3

/** Things that usually are of something, and hang together with nothing here. */
export function tieQuestions(request: DesignRequest): readonly Ambiguity[] {
  if (request.intent !== 'create') return []
  const things = request.subjects.filter(({ name, table }) => name !== 'User' && table === null)
  // What is named first is what it is all about.
  return things
    .slice(1)
    .filter((one) => isAlone(one, request.subjects) && mayBeOfSomething(one))
    .flatMap((one) => {
      const names = new Set(one.fields.map(({ name }) => name))
      const others = things.filter(
        (other) =>
          other !== one && !isPersonal({ words: wordsIn(other.name) }) && !names.has(snakeOf(wordsIn(other.name))),
      )
      return others.length === 0 ? [] : [tieQuestion(one, others.slice(0, MOST_OTHERS))]
    })
    .slice(0, MOST_ASKED)
}

/** It points to nothing but people, and nothing points to it. */
const isAlone = ({ name, fields }: Subject, all: readonly Subject[]): boolean =>
  fields.every(({ type }) => targetOf(type) === null) &&
  all.every((other) => other.fields.every(({ type }) => targetOf(type) !== name))

function targetOf(type: string): string | null {
  const to = /^(?:->|many) (\w+)/.exec(type)?.[1] ?? null
  return to === 'User' ? null : to
}

/** People stand by themselves, and what is known to be of nothing; what is no thing for sure is asked about already. */
const mayBeOfSomething = (subject: Subject): boolean => {
  const words = wordsIn(subject.name)
  if (isPersonal({ words }) || isNameless(subject)) return false
  const kind = kindOf(words)
  return kind === null || kind.of.length > 0
}

function tieQuestion({ name, from }: Subject, others: readonly Subject[]): Ambiguity {
  const alone: Way = { name: 'nothing', title: 'Nothing: it stands by itself', changes: 'as it is designed' }
  return {
    id: `ties/${name}`,
    question: `What does ${withArticle(spoken(name))} belong to?`,
    because: `Nothing says how it hangs together with what is listed beside it.`,
    usual: 'nothing',
    answers: [
      alone,
      ...others.map((other): Way => {
        const field = snakeOf(wordsIn(other.name))
        const one = { name: field, type: `-> ${other.name} cascade`, from, typed: 'said' as const }
        return {
          name: field,
          title: `${withArticle(spoken(other.name)).replace(/^./, (letter) => letter.toUpperCase())}`,
          changes: `a key to ${spoken(other.name)} in each, and it goes when that goes`,
          asked: (request) => changed(request, name, (each) => ({ ...each, fields: [one, ...each.fields] })),
        }
      }),
    ],
  }
}
