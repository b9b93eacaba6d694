import { plural } from '../../../kernel/english.ts'
import type { AskedRule, DesignRequest } from '../../../model/index.ts'
import type { Sentence } from './sentences.ts'

/** `staff and admins manage suppliers`: what is said of the one is said of the other. */
export function saidOfBoth(request: DesignRequest, { text, start }: Sentence): DesignRequest {
  const { roles = [], rules = [] } = request
  const more = roles.flatMap(({ name: other }) =>
    rules.flatMap((rule): readonly AskedRule[] => {
      const isOther = rule.who !== other && roles.some(({ name }) => name === rule.who)
      if (!isOther || rule.from.start >= start + text.length || rule.from.end <= start) return []
      const both = new RegExp(`\\b${people(other)}\\s+(?:and|or)\\s+${people(rule.who)}\\s+(?!by\\b)[a-z]`, 'i')
      const has = rules.some(
        (one) =>
          one.who === other &&
          one.of === rule.of &&
          one.verbs.join() === rule.verbs.join() &&
          one.operation === rule.operation,
      )
      const at = text.search(both) + start
      return has || at < start || at > rule.from.end || rule.from.start > at + 60 ? [] : [{ ...rule, who: other }]
    }),
  )
  return more.length === 0 ? request : { ...request, rules: [...rules, ...more] }
}

const people = (name: string): string => {
  const spoken = (one: string): string => one.replaceAll('_', '[ -]')
  return `(?:${spoken(name)}|${spoken(plural(name))})`
}
