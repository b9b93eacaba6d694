import { plural, spoken, withArticle } from '../../kernel/english.ts'
import type { AskedField, DesignRequest, Subject } from '../../model/index.ts'
import { pascal, snakeOf, wordsIn } from '../../readers/request/vocabulary/forms.ts'
import { SOMEBODY, isPersonal } from '../../readers/request/vocabulary/people.ts'
import { withSubject } from './changed.ts'
import type { Ambiguity } from './design.ts'

const MOST_ASKED = 2

/** People a row names, of whom nobody says that they do anything: whether they sign in. */
export const personQuestions = (request: DesignRequest): readonly Ambiguity[] =>
  request.intent !== 'create'
    ? []
    : request.subjects
        .filter(({ name, table }) => name !== 'User' && table === null)
        .flatMap((subject) =>
          subject.fields.filter((field) => isOpen(field, request)).map((field) => ({ subject, field })),
        )
        .filter(({ field }, at, all) => all.findIndex((one) => one.field.name === field.name) === at)
        .slice(0, MOST_ASKED)
        .map(({ subject, field }) => personQuestion(subject, field))

function isOpen(
  { name, type, change, setBy }: AskedField,
  { roles = [], rules = [], subjects }: DesignRequest,
): boolean {
  const words = wordsIn(name)
  const last = words.at(-1) ?? ''
  const isNamed = [name, last].some(
    (one) =>
      roles.some((role) => role.name === one) ||
      rules.some(({ as }) => as === one) ||
      subjects.some((subject) => snakeOf(wordsIn(subject.name)) === one),
  )
  return (
    /^-> User\b/.test(type) &&
    change === undefined &&
    setBy === undefined &&
    isPersonal({ words }) &&
    !isNamed &&
    !SOMEBODY.has(last) &&
    !/^(user|account|author|creator|manager|admin|host|recipient)$/.test(last)
  )
}

function personQuestion({ name }: Subject, field: AskedField): Ambiguity {
  const who = spoken(field.name)
  const kept = pascal(wordsIn(field.name))
  return {
    id: `person/${name}.${field.name}`,
    question: `Is the ${who} of ${withArticle(spoken(name))} somebody who signs in?`,
    because: `“${field.from.text}” is somebody, and nothing says that ${plural(who)} do anything here.`,
    usual: 'account',
    answers: [
      {
        name: 'account',
        title: 'Yes: one of those who sign in',
        changes: 'as it is designed: it points to an account',
      },
      {
        name: 'thing',
        title: `No: ${plural(who)} are kept with their names`,
        changes: `a table of ${plural(who)}, and each ${spoken(name)} points to one`,
        asked: (one) => everywhere(withSubject(one, kept, field.from), field.name, { type: `-> ${kept} cascade` }),
      },
      {
        name: 'text',
        title: 'No: a name, as it is written there',
        changes: 'the column is str(1..200)',
        asked: (one) => everywhere(one, field.name, { type: 'str(1..200)' }),
      },
    ],
  }
}

/** Whoever is named so is the same wherever a row names them. */
const everywhere = (request: DesignRequest, name: string, { type }: Pick<AskedField, 'type'>): DesignRequest => ({
  ...request,
  subjects: request.subjects.map((one) => ({
    ...one,
    fields: one.fields.map((field) =>
      field.name === name && /^-> User\b/.test(field.type) ? { ...field, type, typed: 'said' as const } : field,
    ),
  })),
})
