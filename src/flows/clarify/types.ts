import { spoken, withArticle } from '../../kernel/english.ts'
import type { AskedField, DesignRequest, Subject } from '../../model/index.ts'
import { typeByName } from '../../readers/request/vocabulary/field-names.ts'
import { withField } from './changed.ts'
import { choicesOf } from './choices.ts'
import type { Ambiguity } from './design.ts'

/** What is called so is said in a few words, whatever it is a part of. */
const SHORT: ReadonlySet<string> = new Set(
  `venue place room hall floor building area zone aisle shelf bin region province county district town village postcode zip
  manufacturer maker vendor supplier producer publisher author artist composer director lyricist painter sculptor architect photographer illustrator translator editor producer writer conductor soloist screenwriter choreographer actor singer speaker host presenter narrator
  genre cuisine breed species race variety subspecies department division branch profession occupation job position qualification nationality
  language locale timezone material fabric flavour flavor grape origin destination terminal gate platform carrier airline
  unit format channel medium source topic theme motto slogan tagline emoji nickname alias salutation suffix prefix
  browser device app os operating_system
  make vintage edition season sport instrument league club team country continent planet gender pronouns blood_group`.split(
    /\s+/,
  ),
)

/** Fields of which not even the name says what they hold. */
export const typeQuestions = (request: DesignRequest): readonly Ambiguity[] =>
  request.subjects.flatMap((subject) =>
    subject.fields.filter((field) => isOpen(field, subject)).map((field) => typeQuestion(field, subject)),
  )

const isOpen = ({ name, type, typed, change, from }: AskedField, subject: Subject): boolean =>
  typed !== 'said' &&
  change === undefined &&
  from.start !== subject.from.start &&
  !/^(->|many)/.test(type) &&
  // `of different types`: a name that says what it holds, and not which there are.
  (/^(types|kinds|sorts)$/.test(from.text) || !typeByName(name).known) &&
  !SHORT.has(name) &&
  !SHORT.has(name.split('_').at(-1)!)

function typeQuestion(field: AskedField, subject: Subject): Ambiguity {
  return {
    id: `type/${subject.name}.${field.name}`,
    question: `What does ${spoken(field.name)} of ${withArticle(spoken(subject.name))} hold?`,
    because: `“${field.from.text}” does not say it, and the name suggests nothing.`,
    usual: 'text',
    answers: choicesOf(field.name).map(({ name, title, type }) => ({
      name,
      title,
      changes: `the column is ${type}`,
      asked: (one) => withField(one, subject.name, { ...field, type, typed: 'said' }),
    })),
  }
}
