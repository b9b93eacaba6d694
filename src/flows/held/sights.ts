import type { Path, Rule } from '../../blueprint/expression/rule.ts'
import type { Scope } from '../../blueprint/check/scope.ts'
import { singular } from '../../readers/request/vocabulary/forms.ts'
import type { Holds } from './held.ts'
import { partsOf } from './words.ts'

const ONLY =
  /^(?:but |and )?only (?:the |an? )?(?<who>\p{L}+) of (?:the|that|an?|its|their|each) (?<whole>\p{L}+)(?: can| may| should)? (?:sees?|reads?|views?) (?:the |its |their |all )?(?<seen>\p{L}+(?: \p{L}+)?)$/iu

/** `only the landlord of the flat sees the applications`: nobody else does but whose they are, and whoever may all. */
export const isSightHeld: Holds = ({ text }, _, scope) => {
  const { who = '', whole = '', seen = '' } = ONLY.exec(text.trim())?.groups ?? {}
  const [of, row] = [named(whole, scope), named(seen, scope)]
  if (of === null || row === null || !isMaker(singular(who.toLowerCase()), of, scope)) return false
  const field = [...scope.fields(row)].find(([, { type }]) => type.kind === 'reference' && type.to.text === of)?.[0]
  const paths = pathsOf(scope.resources.get(row)!.value.access?.read ?? null)
  const allowed = [`${field}.owner`, 'owner', 'author', scope.roles[0]]
  return field !== undefined && paths.includes(`${field}.owner`) && paths.every((path) => allowed.includes(path))
}

const named = (words: string, { resources }: Scope): string | null => {
  const said = words.toLowerCase().split(' ').map(singular).join(' ')
  return [...resources.keys()].find((name) => partsOf(name).join(' ') === said || partsOf(name).at(-1) === said) ?? null
}

/** Whoever makes the whole, or its owner by that name. */
const isMaker = (who: string, of: string, scope: Scope): boolean =>
  who === 'owner' || pathsOf(scope.resources.get(of)!.value.access?.create ?? null).join() === who

/** Who a rule names, where it says no more than that; an empty text for anything else. */
function pathsOf(rule: Rule | null): readonly string[] {
  if (rule?.kind === 'or') return rule.sides.flatMap(pathsOf)
  return [rule?.kind === 'path' ? (rule satisfies Path).parts.map(({ text }) => text).join('.') : '']
}
