import type { AskedRule, Subject } from '../../model/index.ts'

/** Rules about what is somebody's own, apart by whether anything says whose it is. */
export function ownRules(
  rules: readonly AskedRule[],
  subjects: readonly Subject[],
): { readonly kept: readonly AskedRule[]; readonly open: readonly AskedRule[] } {
  const open = rules.filter(
    (rule) =>
      (rule.as !== undefined && !isTold(rule, rule.as, rules, subjects)) ||
      (rule.within !== undefined && rule.of !== null && !leadsTo(rule.of, rule.within, subjects)),
  )
  return { kept: rules.filter((rule) => !open.includes(rule)), open }
}

/** A row is of the other, over others. */
function leadsTo(from: string, to: string, subjects: readonly Subject[]): boolean {
  const seen = new Set([from])
  for (const name of seen)
    for (const { type } of subjects.find((one) => one.name === name)?.fields ?? []) {
      const next = /^-> (\w+)/.exec(type)?.[1]
      if (next !== undefined) seen.add(next)
    }
  return seen.has(to)
}

/** A field says whose it is, or they alone make such rows. */
function isTold({ of }: AskedRule, as: string, rules: readonly AskedRule[], subjects: readonly Subject[]): boolean {
  const field = subjects.find(({ name }) => name === of)?.fields.find(({ name }) => name === as)
  if (field !== undefined) return field.type.startsWith('-> User')
  const makers = rules.filter((one) => one.of === of && one.how !== 'not' && one.verbs.includes('create'))
  return makers.length === 0 || makers.some(({ who }) => who === as || who === 'signed in' || who === 'owner')
}
