import { spoken, withArticle } from '../../kernel/english.ts'
import type { AskedField, DesignRequest, Subject } from '../../model/index.ts'
import { isPlural } from '../../readers/request/vocabulary/forms.ts'
import { isAdjective } from '../../readers/request/vocabulary/lexicon.ts'
import { typeByName } from '../../readers/request/vocabulary/field-names.ts'
import { withField } from './changed.ts'
import type { Ambiguity } from './design.ts'

interface Choice {
  readonly name: string
  readonly title: string
  readonly type: string
}

const TEXT: Choice = { name: 'text', title: 'A short text', type: 'str(1..200)' }
const LONG: Choice = { name: 'long-text', title: 'A text of several lines', type: 'text(0..5000)' }
const NUMBER: Choice = { name: 'number', title: 'A whole number', type: 'int(0..)' }
const AMOUNT: Choice = {
  name: 'amount',
  title: 'An amount with two digits behind the point',
  type: 'decimal(12 2)',
}
const SEVERAL: Choice = { name: 'several', title: 'Several short texts', type: 'list str' }
const DATE: Choice = { name: 'date', title: 'The day it was so', type: 'date' }
const YES_NO: Choice = { name: 'yes-no', title: 'Yes or no', type: 'bool = false' }

const FILE: Choice = { name: 'file', title: 'A file that is uploaded', type: 'file(pdf png jpg)? <= 20MB' }

/** What is on paper, and may be uploaded. */
const ON_PAPER =
  /(^|_)(letter|guide|flyer|leaflet|brochure|poster|plan|map|sheet|sketch|drawing|manual|booklet|handout|form|template|menu|programme|program|agenda|proof|sample|diagram|blueprint|transcript|portfolio|curriculum|syllabus|layout|design)$/

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

/** What such a name could mean: a date is called a date, and only what says how something is may be yes or no. */
function choicesOf(name: string): readonly Choice[] {
  const last = name.split('_').at(-1)!
  if (isPlural(last)) return [TEXT, SEVERAL, NUMBER]
  if (isAdjective(last) || /(ed|able|ible|ous|ive)$/.test(last)) return [TEXT, YES_NO, DATE]
  if (ON_PAPER.test(name)) return [TEXT, LONG, FILE]
  return [TEXT, LONG, NUMBER, AMOUNT]
}
