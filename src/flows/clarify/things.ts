import type { AskedField, DesignRequest, Subject } from '../../model/index.ts'
import { snakeOf, wordsIn } from '../../readers/request/vocabulary/forms.ts'
import { isOnlyBeside, kindOf, meansOneThing } from '../../readers/request/vocabulary/kinds/index.ts'
import { isPersonal } from '../../readers/request/vocabulary/people.ts'
import { changed, withByHand, withField, withoutSubject } from './changed.ts'
import type { Ambiguity, Way } from './design.ts'
import { plural, spoken, withArticle } from '../../kernel/english.ts'

/** Things of which the request says nothing but the name, and nobody knows what they are: whether they are things at all. */
export const thingQuestions = (request: DesignRequest): readonly Ambiguity[] =>
  request.subjects.filter(isNameless).map((subject) => thingQuestion(subject, request))

/** A name of its own is all it holds, and nothing is known of things of the name. */
export const isNameless = ({ name, table, fields, from }: Subject): boolean =>
  table === null &&
  !meansOneThing(wordsIn(name)) &&
  !isKnownMark(wordsIn(name)) &&
  !isPersonal({ words: wordsIn(name) }) &&
  // `environments` of a project: everybody knows what is of what.
  !(
    kindOf(wordsIn(name)) !== null && fields.some(({ type, typed }) => type.startsWith('->') && typed === 'by its name')
  ) &&
  fields.every(
    (field) =>
      /^(->|many)/.test(field.type) ||
      (field.name === 'name' && field.typed === 'by its name' && field.from.start === from.start),
  )

/** `a like`, `a department`: everybody knows what it is, though it holds next to nothing. */
const isKnownMark = (words: readonly string[]): boolean => kindOf(words) !== null && !isOnlyBeside(words)

function thingQuestion(subject: Subject, request: DesignRequest): Ambiguity {
  const { name, from } = subject
  const other = holderOf(subject, request)
  const isTied = subject.fields.some(({ type }) => /^(->|many)/.test(type))
  const described: AskedField = { name: 'description', type: 'text(0..5000)?', from, typed: 'by its name' }
  const answers: readonly Way[] = [
    {
      name: 'thing',
      title: 'A thing of its own, with a name',
      changes: `a table of ${plural(spoken(name))} with operations`,
    },
    {
      name: 'described',
      title: 'A thing of its own, with a name and a description',
      changes: 'a text beside the name',
      asked: (one) => changed(one, name, (each) => ({ ...each, fields: [...each.fields, described] })),
    },
    ...(isTied || other === null || isPersonal({ words: wordsIn(other) }) ? [] : [partOf(subject, other)]),
    ...(other === null
      ? []
      : [
          {
            name: 'field',
            title: `A field of ${other}`,
            changes: `a column of ${other}, and no table`,
            asked: (one: DesignRequest) =>
              withField(withoutSubject(one, name), other, {
                name: snakeOf(wordsIn(name)),
                type: 'str(1..200)?',
                from,
                typed: 'said',
              }),
          },
        ]),
    ...(request.subjects.length > 1
      ? [
          {
            name: 'leave-out',
            title: 'Nothing that is kept: people write what it needs',
            changes: 'no table, and a requirement that stands in the plan',
            asked: (one: DesignRequest) => withByHand(withoutSubject(one, name), [from]),
          },
        ]
      : []),
  ]
  return {
    id: `thing/${name}`,
    question: `What is meant by “${from.text}”?`,
    because: `Nothing is known of ${spoken(name)}, and nothing is said of what one holds: it may be a thing of its own or none.`,
    usual: 'thing',
    answers,
  }
}

function partOf({ name, from }: Subject, other: string): Way {
  const key = { name: snakeOf(wordsIn(other)), type: `-> ${other} cascade`, from, typed: 'said' as const }
  return {
    name: 'part',
    title: `A thing of its own, of ${withArticle(spoken(other))}`,
    changes: `a table with a key to ${spoken(other)}`,
    asked: (one) => changed(one, name, (each) => ({ ...each, fields: [key, ...each.fields] })),
  }
}

/** What it refers to, or what is named first. */
function holderOf({ name, fields }: Subject, { subjects }: DesignRequest): string | null {
  const parent = fields.map(({ type }) => /^-> (\w+)/.exec(type)?.[1]).find((one) => one !== undefined)
  return parent ?? subjects.find((one) => one.name !== name && one.name !== 'User')?.name ?? null
}
