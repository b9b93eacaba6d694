import type { DesignRequest } from '../../model/index.ts'
import { typeByName } from '../../readers/request/vocabulary/field-names.ts'
import { withField } from './changed.ts'
import type { Ambiguity, Way } from './design.ts'
import { spoken, withArticle } from '../../kernel/english.ts'
import { contentQuestions } from './content.ts'
import { thingQuestions } from './things.ts'
import { unreadQuestions } from './unread.ts'

/** What a request leaves open by itself: words nobody reads, types nobody says, rules that disagree. */
export const askedQuestions = (request: DesignRequest): readonly Ambiguity[] => [
  ...unreadQuestions(request),
  ...thingQuestions(request),
  ...ruleQuestions(request),
  ...typeQuestions(request),
  ...contentQuestions(request),
]

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
          question: `Who may ${verb} ${rule.of === null ? 'rows' : withArticle(spoken(rule.of))}: which of the two sentences holds?`,
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
          question: `What does ${field.name} of ${withArticle(spoken(subject.name))} hold?`,
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
