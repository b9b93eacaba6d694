import type { DesignRequest, Words } from '../../model/index.ts'
import type { Scope } from '../../blueprint/check/scope.ts'
import { verbBase } from '../../readers/request/vocabulary/lexicon.ts'
import { MADE } from '../../readers/request/vocabulary/verbs.ts'
import { fieldsIn } from './fields.ts'
import type { Holds } from './held.ts'
import { isCaller, numbersIn, partsOf, saidIn } from './words.ts'

/** `a book can be on a wishlist only once`, `a unique serial number`: what may be there once, and in what. */
export const isOnceHeld: Holds = (words, request, scope) => {
  const { text } = words
  if (numbersIn(text).length > 0 || WHEN.test(text)) return false
  const said = saidIn(text).filter((word) => !/^(unique|once|twice|time|duplicate|same|more|nobody)$/.test(word))
  if (/\bunique\b/i.test(text)) return isUnique(said.length > 0 ? said : subjectOf(words, request), scope)
  const same = /\b(?:no )?two\b.*\bthe same (.+)$/i.exec(text)?.[1]
  if (same !== undefined) return isUnique(saidIn(same), scope)
  // `to the same opening`, where of each there is one.
  const alike = /^(?:\p{L}+ )?the same (\p{L}+)$/iu.exec(text)?.[1]
  if (alike !== undefined) return isKey(saidIn(alike), scope)
  return (
    (ONCE.test(text) || EACH_ONCE.test(text)) &&
    [...scope.resources.keys()].some((name) => isPairHeld(name, said, scope))
  )
}

/** `nobody can vote twice`: the deed names what comes of it. */
const isMadeBy = (name: string, said: readonly string[]): boolean =>
  said.some((word) => MADE.get(verbBase(word) ?? '') === partsOf(name).at(-1))

const isUnique = (said: readonly string[], scope: Scope): boolean =>
  said.length > 0 &&
  fieldsIn(scope).some(
    ({ name, field }) => field.marks.includes('unique') && partsOf(name).join(' ') === said.join(' '),
  )

/** Whether something is there once for each of those. */
const isKey = (said: readonly string[], scope: Scope): boolean =>
  said.length > 0 &&
  [...scope.resources].some(([name, { value }]) =>
    (value.unique ?? []).some(({ parts }) =>
      parts.some(({ field }) => {
        const type = scope.fields(name).get(field.text)?.type
        return type?.kind === 'reference' && said.every((word) => partsOf(type.to.text).includes(word))
      }),
    ),
  )

/** `each code is unique`: of what it is said. */
const subjectOf = ({ start }: Words, { text }: DesignRequest): readonly string[] =>
  saidIn(
    /((?:\p{L}+ ){1,3})(?:is|are|must be|has to be|have to be|should be) $/iu.exec(text.slice(0, start))?.[1] ?? '',
  )

const ONCE =
  /\b(only|just|exactly|at most) once\b|\bnever twice\b|\b(cannot|can't|not|never|no|nobody)\b.*\b(twice|more than once)\b/i
/** `rate each book once` */
const EACH_ONCE = /^(?:each|every) \p{L}+(?: \p{L}+)? once$/iu
/** Once in a time, or until something is done, is more than once of each. */
const WHEN = /\b(per|every|a|an|each) (day|week|month|year|hour)\b|\b(if|when|until|unless|before|after|while)\b/i

/** Every part of one of its keys is named, and nothing else is; whoever asks need not be. */
function isPairHeld(name: string, said: readonly string[], scope: Scope): boolean {
  const { value } = scope.resources.get(name)!
  const fields = scope.fields(name)
  // Of two that are linked there is one link.
  const isLinked = [...fields.values()].some(
    ({ type }) =>
      type.kind === 'many' &&
      [name, type.to.text].every((one) => said.includes(partsOf(one).at(-1)!)) &&
      said.every((word) => [name, type.to.text].some((one) => partsOf(one).includes(word)) || verbBase(word) !== null),
  )
  if (isLinked) return true
  return (value.unique ?? []).some((key) => {
    const parts = key.parts.map(({ field: { text: by } }) => {
      const type = fields.get(by)?.type
      return { of: type?.kind === 'reference' ? type.to.text : '', by }
    })
    const others = parts.filter(({ of }) => of !== scope.user)
    const isNamed = ({ of, by }: (typeof parts)[number]): boolean =>
      [partsOf(of), partsOf(by)].some((names) => names.length > 0 && said.includes(names.at(-1)!))
    const known = new Set([...partsOf(name), ...parts.flatMap(({ of, by }) => [...partsOf(of), ...partsOf(by)])])
    return (
      others.length > 0 &&
      (others.every(isNamed) || isMadeBy(name, said)) &&
      said.every((word) => known.has(word) || verbBase(word) !== null || isCaller(word, scope))
    )
  })
}
