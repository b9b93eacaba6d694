import { spoken, withArticle } from '../../kernel/english.ts'
import type { AskedField, DesignRequest, Subject } from '../../model/index.ts'
import { snakeOf, wordsIn } from '../../readers/request/vocabulary/forms.ts'
import { kindOf } from '../../readers/request/vocabulary/kinds/index.ts'
import { isPersonal } from '../../readers/request/vocabulary/people.ts'
import { changed } from './changed.ts'
import type { Ambiguity } from './design.ts'

const stays = (one: string): string => `does ${one} come`

/** What comes and goes, and what each time of it is called. */
const TIMES: readonly (readonly [from: RegExp, to: RegExp, called: string, done: (one: string) => string])[] = [
  [/^arrival(_(date|time|on|at))?$/, /^departure(_(date|time|on|at))?$/, 'Stay', stays],
  [/^check_?in(_(date|time|on|at))?$/, /^check_?out(_(date|time|on|at))?$/, 'Stay', stays],
  [/^pick_?up(_(date|time|on|at))?$/, /^return(_(date|time|on|at))?$/, 'Rental', (one) => `is ${one} rented`],
  [
    /^(loan|lending|borrow(ed)?|rental)_?(date|on|at)?$/,
    /^(return|due)(_(date|on|at))?$/,
    'Loan',
    (one) => `is ${one} lent`,
  ],
]

/** `dogs with arrival and departure date`: a dog may come again, and nothing says so. */
export const stayQuestions = (request: DesignRequest): readonly Ambiguity[] =>
  request.subjects.flatMap((subject) => {
    if (!isLasting(subject)) return []
    for (const [from, to, called, done] of TIMES) {
      const fields = subject.fields.filter(({ name }) => from.test(name) || to.test(name))
      const isPair = fields.some(({ name }) => from.test(name)) && fields.some(({ name }) => to.test(name))
      if (isPair && request.subjects.every(({ name }) => name !== called))
        return [stayQuestion(subject, fields, called, done)]
    }
    return []
  })

/** Somebody, an animal, a car: it is there before, and afterwards. */
function isLasting({ name, table }: Subject): boolean {
  const words = wordsIn(name)
  const kind = kindOf(words)
  if (table !== null || /^(stay|visit|booking|reservation|rental|loan|trip|order|delivery)$/.test(words.at(-1)!))
    return false
  return (
    isPersonal({ words }) ||
    (kind !== null &&
      !Object.entries(kind.holds).some(
        ([field, type]) => type.startsWith('date') && !/^(born|built|hired)_/.test(field),
      ))
  )
}

function stayQuestion(
  subject: Subject,
  fields: readonly AskedField[],
  called: string,
  done: (one: string) => string,
): Ambiguity {
  const one = spoken(subject.name)
  const names = new Set(fields.map(({ name }) => name))
  return {
    id: `ties/${subject.name}.${snakeOf([called])}`,
    question: `${done(withArticle(one)).replace(/^./, (letter) => letter.toUpperCase())} once, or again and again?`,
    because: `“${fields[0]!.from.text}” is of one time, and ${withArticle(one)} has it only once as it is designed.`,
    usual: 'once',
    answers: [
      { name: 'once', title: 'Once: the dates are of it', changes: 'as it is designed' },
      {
        name: 'again',
        title: `Again and again: each ${called.toLowerCase()} is a row of its own`,
        changes: `a table ${called} with these fields and a key to ${one}`,
        asked: (request) => {
          const without = changed(request, subject.name, (each) => ({
            ...each,
            fields: each.fields.filter(({ name }) => !names.has(name)),
          }))
          const from = fields[0]!.from
          const key = {
            name: snakeOf(wordsIn(subject.name)),
            type: `-> ${subject.name} cascade`,
            from,
            typed: 'said' as const,
          }
          return {
            ...without,
            subjects: [...without.subjects, { name: called, from, table: null, fields: [key, ...fields] }],
          }
        },
      },
    ],
  }
}
