import type { DesignRequest } from '../../model/index.ts'
import { actingQuestions } from './acting.ts'
import type { Ambiguity, Way } from './design.ts'
import { spoken, withArticle } from '../../kernel/english.ts'
import { contentQuestions } from './content.ts'
import { personQuestions } from './persons.ts'
import { thingQuestions } from './things.ts'
import { toldOfQuestions } from './told-of.ts'
import { typeQuestions } from './types.ts'
import { unreadQuestions } from './unread.ts'

/** What a request leaves open by itself: words nobody reads, types nobody says, rules that disagree. */
export function askedQuestions(request: DesignRequest): readonly Ambiguity[] {
  const acting = actingQuestions(request)
  return [
    ...unreadQuestions(request),
    ...acting,
    ...thingQuestions(request).filter(({ id }) => !acting.some((one) => one.id === id)),
    ...toldOfQuestions(request),
    ...ruleQuestions(request),
    ...personQuestions(request),
    ...typeQuestions(request),
    ...contentQuestions(request),
  ]
}

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
