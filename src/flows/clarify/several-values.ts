import { plural, spoken, withArticle } from '../../kernel/english.ts'
import type { AskedField, DesignRequest, Subject } from '../../model/index.ts'
import { snake } from '../../blueprint/storage/names.ts'
import { isPlural, pascal, wordsIn } from '../../readers/request/vocabulary/forms.ts'
import { changed } from './changed.ts'
import type { Ambiguity } from './design.ts'

/** Of these one has one, or as many as one likes. */
const ANY_NUMBER =
  /(^|_)(phone|phone_number|telephone_number|mobile_number|email|email_address|mail_address|address|website|homepage|link)$/

/** `contacts with phone numbers`: one for each of them, or several. */
export const severalValueQuestions = ({ subjects }: DesignRequest): readonly Ambiguity[] =>
  subjects.flatMap((subject) => {
    const isFree = (of: string, field: AskedField): boolean => !subjects.some(({ name }) => name === nameOf(of, field))
    const fields =
      subject.table === null
        ? subject.fields.filter((field) => isOpen(field, subject) && isFree(subject.name, field))
        : []
    return fields.length === 0 ? [] : [question(subject, fields)]
  })

const isOpen = ({ name, type, from, change }: AskedField, subject: Subject): boolean =>
  change === undefined &&
  from.start !== subject.from.start &&
  ANY_NUMBER.test(name) &&
  /^(str|text|email|url)/.test(type) &&
  isPlural(from.text.split(/\s+/).at(-1)!.toLowerCase())

function question(subject: Subject, fields: readonly AskedField[]): Ambiguity {
  const of = spoken(subject.name)
  const said = fields.map(({ name }) => plural(spoken(pascal(wordsIn(name)))))
  return {
    id: `ties/${subject.name}.${fields.map(({ name }) => name).join('.')}.several`,
    question: `May ${withArticle(of)} have several ${said.join(' and ')}?`,
    because: `It is said of several ${plural(of)}, so that each may have one or more.`,
    usual: 'one',
    answers: [
      { name: 'one', title: 'No: one each', changes: 'as it is designed' },
      {
        name: 'several',
        title: 'Yes: as many as there are, each with a word for what it is',
        changes: `a table for each, of ${withArticle(of)}`,
        asked: (request) => fields.reduce((one, field) => apart(one, subject.name, field), request),
      },
    ],
  }
}

const nameOf = (subject: string, { name }: AskedField): string => `${subject}${pascal(wordsIn(name))}`

/** Rows of what was a column. */
function apart(request: DesignRequest, of: string, field: AskedField): DesignRequest {
  const { from } = field
  const without = changed(request, of, (one) => ({
    ...one,
    fields: one.fields.filter(({ name }) => name !== field.name),
  }))
  const row: Subject = {
    name: nameOf(of, field),
    from,
    table: null,
    fields: [
      { name: snake(of), type: `-> ${of} cascade`, from, typed: 'said' },
      { ...field, type: field.type.replace(' unique', ''), typed: 'said' },
      { name: 'label', type: 'str(0..40)?', from, typed: 'by its name' },
    ],
  }
  return { ...without, subjects: [...without.subjects, row] }
}
