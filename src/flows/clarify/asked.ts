import type { AskedField, DesignRequest, Subject, Words } from '../../model/index.ts'
import { pascal, singular, snakeOf, wordsIn } from '../../readers/request/forms.ts'
import { typeByName } from '../../readers/request/vocabulary/field-names.ts'
import type { Ambiguity, Way } from './design.ts'
import { spoken } from './owner.ts'

/** What a request leaves open by itself: words nobody reads, types nobody says, rules that disagree. */
export const askedQuestions = (request: DesignRequest): readonly Ambiguity[] => [
  ...unreadQuestions(request),
  ...ruleQuestions(request),
  ...typeQuestions(request),
  ...contentQuestions(request),
]

function unreadQuestions(request: DesignRequest): readonly Ambiguity[] {
  const first = request.subjects.find(({ name }) => name !== 'User')
  const taken = new Set(request.subjects.map(({ name }) => name))
  return request.unread.filter(isName).flatMap((words) => {
    const parts = wordsIn(words.text).slice(0, 4)
    const name = pascal([...parts.slice(0, -1), singular(parts.at(-1) ?? '')])
    const field = snakeOf(parts)
    if (parts.length === 0 || !/^[A-Z]/.test(name) || taken.has(name)) return []
    const answers: readonly Way[] = [
      { name: 'leave-out', title: 'Nothing that has to be built', changes: 'the design stays as it is' },
      {
        name: 'thing',
        title: `A thing of its own, ${name}`,
        changes: `a table ${name} with operations`,
        asked: (one) => withSubject(one, name, words),
      },
      ...(first
        ? [
            {
              name: 'field',
              title: `A field of ${first.name}`,
              changes: `a column ${field} of ${first.name}`,
              asked: (one: DesignRequest) =>
                withField(one, first.name, { name: field, type: 'str(1..200)?', from: words, typed: 'said' }),
            },
          ]
        : []),
    ]
    return [
      {
        id: `unread/${field}`,
        question: `What does “${words.text}” mean here?`,
        because: 'These words of the request are not understood, and nothing is designed for them.',
        usual: 'leave-out',
        answers,
      },
    ]
  })
}

/** A few words may name something; a sentence is told as it stands, and no name. */
const isName = ({ text }: Words): boolean =>
  text.split(/\s+/).length <= 4 &&
  !/\s(is|are|was|were|be|must|can|cannot|has|have|should|may|and|or)\s/i.test(text) &&
  !/^(if|when|whenever|unless|until|till|while|once|after|before|within|during|who|that|which|no|without|at|up|only|must|in|as)\s/i.test(
    text,
  )

const withSubject = (request: DesignRequest, name: string, from: Words): DesignRequest => ({
  ...request,
  subjects: [
    ...request.subjects,
    { name, from, table: null, fields: [{ name: 'name', type: 'str(1..200)', from, typed: 'by its name' }] },
  ],
})

const changed = (request: DesignRequest, subject: string, change: (one: Subject) => Subject): DesignRequest => ({
  ...request,
  subjects: request.subjects.map((one) => (one.name === subject ? change(one) : one)),
})

const withField = (request: DesignRequest, subject: string, field: AskedField): DesignRequest =>
  changed(request, subject, (one) => ({
    ...one,
    fields: [...one.fields.filter(({ name }) => name !== field.name), field],
  }))

/** Two that may alone, or one who may and may not. */
function ruleQuestions(request: DesignRequest): readonly Ambiguity[] {
  const rules = request.rules ?? []
  const seen = new Set<string>()
  return rules.flatMap((rule, index): readonly Ambiguity[] =>
    rule.verbs.flatMap((verb): readonly Ambiguity[] => {
      const other = rules
        .slice(index + 1)
        .find((one) => one.of === rule.of && one.verbs.includes(verb) && disagree(rule, one))
      const id = `rules/${rule.of ?? 'all'}.${verb}`
      if (!other || seen.has(id)) return []
      seen.add(id)
      const way = (kept: typeof rule, name: string): Way => ({
        name,
        title: `“${kept.from.text}”`,
        changes: `the other sentence does not hold for ${verb}`,
        asked: (one) => ({ ...one, rules: (one.rules ?? []).flatMap((each) => without(each, kept, verb)) }),
      })
      return [
        {
          id,
          question: `Who may ${verb} ${rule.of === null ? 'rows' : `a ${spoken(rule.of)}`}: which of the two sentences holds?`,
          because: `“${rule.from.text}” and “${other.from.text}” disagree.`,
          usual: 'first',
          answers: [way(rule, 'first'), way(other, 'second')],
        },
      ]
    }),
  )
}

type Rule = NonNullable<DesignRequest['rules']>[number]

const disagree = (one: Rule, other: Rule): boolean =>
  (one.who !== other.who &&
    (one.how === 'only' || other.how === 'only') &&
    one.how !== 'not' &&
    other.how !== 'not' &&
    one.from.start !== other.from.start) ||
  (one.who === other.who && (one.how === 'not') !== (other.how === 'not'))

const without = (each: Rule, kept: Rule, verb: Rule['verbs'][number]): readonly Rule[] => {
  if (each.of !== kept.of || !each.verbs.includes(verb) || each.from.start === kept.from.start) return [each]
  const verbs = each.verbs.filter((one) => one !== verb)
  return verbs.length > 0 ? [{ ...each, verbs }] : []
}

const TYPES: readonly (readonly [string, string, string])[] = [
  ['text', 'A short text', 'str(1..200)'],
  ['number', 'A whole number', 'int(0..)'],
  ['amount', 'An amount with two digits behind the point', 'decimal(12 2)'],
  ['date', 'A date', 'date'],
  ['yes-no', 'Yes or no', 'bool = false'],
]

/** Fields of which not even the name says what they hold. */
function typeQuestions(request: DesignRequest): readonly Ambiguity[] {
  return request.subjects.flatMap((subject) =>
    subject.fields.flatMap((field): readonly Ambiguity[] => {
      if (
        field.typed === 'said' ||
        field.change !== undefined ||
        field.from.start === subject.from.start ||
        /^(->|many)/.test(field.type) ||
        typeByName(field.name).known
      )
        return []
      return [
        {
          id: `type/${subject.name}.${field.name}`,
          question: `What does ${field.name} of a ${spoken(subject.name)} hold?`,
          because: `“${field.from.text}” does not say it, and the name suggests nothing.`,
          usual: 'text',
          answers: TYPES.map(([name, title, type]) => ({
            name,
            title,
            changes: `the column is ${type}`,
            asked: (one) => withField(one, subject.name, { ...field, type, typed: 'said' }),
          })),
        },
      ]
    }),
  )
}

/** Things of which only the name is said. */
function contentQuestions(request: DesignRequest): readonly Ambiguity[] {
  return request.subjects.flatMap((subject): readonly Ambiguity[] => {
    const supposed = subject.fields.filter(
      ({ typed, from }) => typed === 'by its name' && from.start === subject.from.start,
    )
    if (supposed.length === 0 || supposed.length < subject.fields.filter(({ type }) => !/^(->|many)/.test(type)).length)
      return []
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
        question: `What does a ${spoken(subject.name)} hold?`,
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
