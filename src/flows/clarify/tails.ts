import { listed, spoken, withArticle } from '../../kernel/english.ts'
import type { AskedField, DesignRequest, Subject } from '../../model/index.ts'
import { wordsIn } from '../../readers/request/vocabulary/forms.ts'
import { usuallyHolds } from '../../readers/request/things/usual-holders.ts'
import { kindOf } from '../../readers/request/vocabulary/kinds/index.ts'
import { isPersonal } from '../../readers/request/vocabulary/people.ts'
import { changed } from './changed.ts'
import type { Ambiguity } from './design.ts'

/** `gardens with plots, tenants and yearly rent`: what stands behind several things may be of any of them. */
export const tailQuestions = (request: DesignRequest): readonly Ambiguity[] =>
  request.subjects.flatMap((subject) => {
    const tails = subject.fields.flatMap((field) => {
      const others = isOpen(field, subject) ? between(subject, field, request) : []
      // Between something and its people, it is told of what they are in.
      return others.length > 1 || others.some((one) => !isPersonal({ words: wordsIn(one.name) }))
        ? [{ field, others }]
        : []
    })
    const [first] = tails
    return first === undefined
      ? []
      : [
          tailQuestion(
            subject,
            tails.map(({ field }) => field),
            first.others,
          ),
        ]
  })

/** Said behind it, and known to be its by nothing but where it stands. */
const isOpen = ({ name, type, change, from }: AskedField, subject: Subject): boolean =>
  subject.table === null &&
  change === undefined &&
  from.start > subject.from.end &&
  !/^(->|many|bool)|\|/.test(type) &&
  // `a price` is of what all the others are of.
  !/^(a|an|the|its|their) /i.test(from.text) &&
  Object.keys(kindOf(wordsIn(subject.name))?.holds ?? {}).every((one) =>
    /^(name|title|description|address)$/.test(one),
  ) &&
  !usuallyHolds({ words: wordsIn(subject.name) }, { words: wordsIn(name) })

const isOf = ({ fields }: Subject, { name }: Subject): boolean =>
  fields.some(({ type }) => type.split(/[ ?]/)[1] === name)

/** The things that are listed after the one and before its field. */
const between = (subject: Subject, { from }: AskedField, { subjects, text }: DesignRequest): readonly Subject[] =>
  subjects.filter(
    (one) =>
      one !== subject &&
      one.name !== 'User' &&
      one.table === null &&
      subject.from.end <= one.from.start &&
      one.from.end <= from.start &&
      !/[.;:()\n]/.test(text.slice(one.from.end, from.start)) &&
      (isOf(one, subject) || isOf(subject, one)),
  )

function tailQuestion(subject: Subject, fields: readonly AskedField[], others: readonly Subject[]): Ambiguity {
  const names = fields.map(({ name }) => name)
  const areSeveral = fields.length > 1
  const said = listed(fields.map(({ from }) => `“${from.text}”`))
  return {
    id: `ties/${subject.name}.${names.join('.')}`,
    question: `Of what ${areSeveral ? 'are' : 'is'} ${said}?`,
    because: `${areSeveral ? 'They stand' : 'It stands'} behind several things, and may be of any of them.`,
    usual: 'designed',
    answers: [
      {
        name: 'designed',
        title: `Of ${withArticle(spoken(subject.name))}`,
        changes: 'as it is designed',
      },
      ...others.map((other) => ({
        name: spoken(other.name).replaceAll(' ', '-'),
        title: `Of ${withArticle(spoken(other.name))}`,
        changes: `${areSeveral ? 'columns' : 'a column'} of ${spoken(other.name)}, and not of ${spoken(subject.name)}`,
        asked: (request: DesignRequest) => moved(request, subject.name, other.name, fields),
      })),
    ],
  }
}

const moved = (request: DesignRequest, from: string, to: string, fields: readonly AskedField[]): DesignRequest => {
  const names = new Set(fields.map(({ name }) => name))
  const without = changed(request, from, (one) => ({
    ...one,
    fields: one.fields.filter(({ name }) => !names.has(name)),
  }))
  return changed(without, to, (one) => ({
    ...one,
    fields: [...one.fields.filter(({ name }) => !names.has(name)), ...fields],
  }))
}
