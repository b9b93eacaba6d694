import type { AskedField, AskedRole, AskedRule, Subject } from '../../../model/index.ts'
import { snakeOf, wordsIn } from '../vocabulary/forms.ts'
import { isPersonal } from '../vocabulary/people.ts'

interface OwnRules {
  readonly kept: readonly AskedRule[]
  readonly open: readonly AskedRule[]
  /** The things, with whose a row is where a rule speaks of it and nothing else does. */
  readonly subjects: readonly Subject[]
}

/** Rules about what is somebody's own, apart by whether anything says whose it is. */
export function ownRules(
  said: readonly AskedRule[],
  subjects: readonly Subject[],
  roles: readonly AskedRole[],
): OwnRules {
  const rules = said.map((rule) => ofTheirs(rule, said, roles))
  const named = namedIn(rules, placedIn(rules, subjects), roles)
  const open = rules.filter(
    (rule) =>
      (rule.as !== undefined && !isTold(rule, rule.as, rules, named)) ||
      (rule.within !== undefined && rule.of !== null && !leadsTo(rule.of, rule.within, named)),
  )
  return { kept: rules.filter((rule) => !open.includes(rule)), open, subjects: named }
}

/** `accountants write invoices, clients download them`: each of them those he is sent. */
function ofTheirs(rule: AskedRule, rules: readonly AskedRule[], roles: readonly AskedRole[]): AskedRule {
  const { who, of, verbs, how, as, within, by, from } = rule
  // `recipients follow a parcel`: the one it is for.
  const isOfOne = RELATED.test(who) && of !== null && verbs.join() === 'read' && how === 'may'
  if (isOfOne && (as ?? within ?? by) === undefined && rule.operation === undefined)
    return { ...rule, who: 'owner', as: who }
  const makers = makersOf(rules, of)
  const isOutside = roles.some(({ name, rank }) => name === who && rank >= OUTSIDE)
  const isSent =
    isOutside &&
    verbs.join() === 'read' &&
    how === 'may' &&
    (as ?? within ?? by) === undefined &&
    SENT.test(of ?? '') &&
    makers.length > 0 &&
    makers.every((one) => one.who !== who && roles.some(({ name }) => name === one.who)) &&
    !/\b(all|any|every|each|others?)\b/i.test(from.text)
  return isSent ? { ...rule, who: 'owner', as: who } : rule
}

/** Who somebody is to the one row, and nothing by himself. */
const RELATED = /^(sender|recipient|receiver|addressee|consignee)$/
const handsIn = (who: string, rules: readonly AskedRule[], name: string | null): boolean =>
  rules.some((rule) => rule.of === name && rule.who === who && /^(submit|list|publish)$/.test(rule.operation ?? ''))
/** Whoever does not work there. */
const OUTSIDE = 5
/** What is made out to one person. */
const SENT =
  /(Invoice|Bill|Payslip|Prescription|Diagnosis|Result|Contract|Lease|Statement|Receipt|Certificate|Grade|Quote|Reminder|Referral|Payout|Policy)$/

/** `teachers enter grades, students see their own grades`: a grade is of a student. */
function namedIn(
  rules: readonly AskedRule[],
  subjects: readonly Subject[],
  roles: readonly AskedRole[],
): readonly Subject[] {
  return subjects.map((subject) => {
    const whose = rules.filter(
      ({ of, as, verbs }) =>
        of === subject.name &&
        as !== undefined &&
        verbs.length > 0 &&
        subject.table === null &&
        !subject.fields.some(({ name }) => name === as) &&
        ((RELATED.test(as) && !handsIn(as, rules, of)) || !isMadeBy(as, rules, of)) &&
        !isOfTheirs(as, subject, subjects, rules),
    )
    const added = new Map(
      whose.map(({ as, from }) => [as!, fieldOf(as!, roles.find(({ name }) => name === as)?.from ?? from)]),
    )
    return added.size === 0 ? subject : { ...subject, fields: [...added.values(), ...subject.fields] }
  })
}

/** `grade submissions to their own courses`: each is of one, where nothing else leads there. People may be in several. */
const placedIn = (rules: readonly AskedRule[], subjects: readonly Subject[]): readonly Subject[] =>
  subjects.map((subject) => {
    const { name, table, fields } = subject
    const whole = rules.find(
      ({ of, within, isOfGroup }) =>
        of === name &&
        within !== undefined &&
        isOfGroup !== true &&
        !leadsTo(name, within, subjects) &&
        !leadsTo(within, name, subjects),
    )
    if (whole === undefined || table !== null || isPersonal({ words: wordsIn(name).map((word) => word.toLowerCase()) }))
      return subject
    const field = snakeOf(wordsIn(whole.within!))
    return fields.some((one) => one.name === field)
      ? subject
      : {
          ...subject,
          fields: [{ name: field, type: `-> ${whole.within!} cascade`, from: whole.from, typed: 'said' }, ...fields],
        }
  })

const fieldOf = (name: string, from: AskedField['from']): AskedField => ({
  name,
  type: RELATED.test(name) ? '-> User? set-null' : '-> User cascade',
  from,
  typed: 'said',
})

/** It is of something that is theirs. */
export function isOfTheirs(
  as: string,
  { name, fields }: Subject,
  subjects: readonly Subject[],
  rules: readonly AskedRule[],
): boolean {
  const seen = new Set([name])
  const open = [...fields]
  for (const { type } of open) {
    const next = subjects.find((one) => one.name === /^-> (\w+)/.exec(type)?.[1])
    if (next === undefined || seen.has(next.name)) continue
    seen.add(next.name)
    const makers = makersOf(rules, next.name)
    if (isPerson(next, as) || next.fields.some((field) => field.name === as) || makers.some(({ who }) => who === as))
      return true
    open.push(...next.fields)
  }
  return false
}

const isPerson = ({ name }: Subject, as: string): boolean => snakeOf(wordsIn(name)) === as

const makersOf = (rules: readonly AskedRule[], name: string | null): readonly AskedRule[] =>
  rules.filter(({ of, how, verbs }) => of === name && how !== 'not' && verbs.includes('create'))

/** They make such rows, or nobody says who does. */
function isMadeBy(as: string, rules: readonly AskedRule[], name: string | null): boolean {
  const makers = makersOf(rules, name)
  return makers.length === 0 || makers.some(({ who }) => who === as || who === 'signed in' || who === 'owner')
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

/** A field says whose it is, or they alone make such rows, or what it is of is theirs. */
function isTold({ of }: AskedRule, as: string, rules: readonly AskedRule[], subjects: readonly Subject[]): boolean {
  const subject = subjects.find(({ name }) => name === of)
  const field = subject?.fields.find(({ name }) => name === as)
  if (subject !== undefined && field !== undefined)
    return field.type.startsWith('-> User') || isOfTheirs(as, { ...subject, fields: [field] }, subjects, rules)
  return isMadeBy(as, rules, of) || (subject !== undefined && isOfTheirs(as, subject, subjects, rules))
}
