import type { AskedField, DesignRequest } from '../../model/index.ts'
import { changed } from './changed.ts'
import type { Ambiguity } from './design.ts'
import { spoken, withArticle } from '../../kernel/english.ts'
import { isNameless } from './things.ts'

/** Things of which only the name is said. */
export function contentQuestions(request: DesignRequest): readonly Ambiguity[] {
  return request.subjects.flatMap((subject): readonly Ambiguity[] => {
    const supposed = subject.fields.filter(
      ({ typed, from }) => typed === 'by its name' && from.start === subject.from.start,
    )
    if (supposed.length === 0 || supposed.length < subject.fields.filter(({ type }) => !/^(->|many)/.test(type)).length)
      return []
    if (isNameless(subject)) return []
    const isBare = supposed.length === 1 && supposed[0]!.name === 'name'
    const name: AskedField = { name: 'name', type: 'str(1..200)', from: subject.from, typed: 'by its name' }
    const described: AskedField = { ...name, name: 'description', type: 'text(0..5000)?' }
    const keep = (fields: readonly AskedField[]) => (one: DesignRequest) =>
      changed(one, subject.name, (each) => ({
        ...each,
        fields: [
          ...each.fields.filter(
            (field) => !supposed.includes(field) && !supposed.some((other) => other.name === field.name),
          ),
          ...fields,
        ],
        states: [],
      }))
    return [
      {
        id: `fields/${subject.name}`,
        question: `What does ${withArticle(spoken(subject.name))} hold?`,
        because: `“${subject.from.text}” names it and says nothing of its fields.`,
        usual: 'usual',
        answers: [
          {
            name: 'usual',
            title: supposed.map((field) => field.name).join(', '),
            changes: 'as such things usually are',
          },
          isBare
            ? {
                name: 'described',
                title: 'name, description',
                changes: 'a text beside the name',
                asked: keep([name, described]),
              }
            : { name: 'name-only', title: 'name', changes: 'nothing but a name', asked: keep([name]) },
        ],
      },
    ]
  })
}
