import type { AskedField, AskedRole, AskedRule, Subject } from '../../../model/index.ts'
import { isOfTheirs } from './own.ts'
import { wordsIn } from '../vocabulary/forms.ts'
import { kindOf } from '../vocabulary/kinds/index.ts'
import { isPersonal } from '../vocabulary/people.ts'

/** Whoever does not work there. */
const OUTSIDE = 5

/** `donors book appointments, nurses record donations`: what those who work there enter is of one of those who come. */
export const withWhom = (
  subjects: readonly Subject[],
  rules: readonly AskedRule[],
  roles: readonly AskedRole[],
): readonly Subject[] =>
  subjects.map((subject) => {
    const whose = subject.table === null ? whoseIs(subject, rules, roles) : null
    return whose === null || isOfTheirs(whose.name, subject, subjects, rules) || isOfSomebody(subject)
      ? subject
      : { ...subject, fields: [fieldOf(whose), ...subject.fields] }
  })

function whoseIs(subject: Subject, rules: readonly AskedRule[], roles: readonly AskedRole[]): AskedRole | null {
  const makers = rules.filter(({ of, how, verbs }) => of === subject.name && how !== 'not' && verbs.includes('create'))
  const rankOf = (who: AskedRule['who']): number => roles.find(({ name }) => name === who)?.rank ?? OUTSIDE
  if (makers.length === 0 || makers.some(({ who }) => rankOf(who) >= OUTSIDE)) return null
  const people = (kindOf(wordsIn(subject.name))?.of ?? []).flat().filter((word) => isPersonal({ words: [word] }))
  const come = roles.filter(({ rank }) => rank >= OUTSIDE)
  const named = come.filter(({ name }) => people.includes(name.split('_').at(-1)!))
  return named.length === 1 ? named[0]! : null
}

/** It is said whose it is. */
const isOfSomebody = ({ fields }: Subject): boolean => fields.some(({ type }) => type.startsWith('-> User'))

const fieldOf = ({ name, from }: AskedRole): AskedField => ({
  name,
  type: '-> User? set-null',
  from,
  typed: 'by its name',
})
