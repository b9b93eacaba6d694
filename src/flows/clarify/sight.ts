import { plural, spoken, withArticle } from '../../kernel/english.ts'
import type { Scope } from '../../blueprint/check/scope.ts'
import { setValue } from '../../blueprint/edit/edit.ts'
import type { DesignRequest } from '../../model/index.ts'
import { type Ambiguity, ownResources } from './design.ts'

/** Things of which it is said who makes them, and by nobody who sees them. */
export const sightQuestions = (scope: Scope, request: DesignRequest | null): readonly Ambiguity[] =>
  request === null
    ? []
    : ownResources(scope).flatMap((name) => (isOpen(name, scope, request) ? [sightQuestion(name, scope)] : []))

/** One of several roles makes them, and others see them only where they may do something with them. */
function isOpen(name: string, scope: Scope, { rules = [], roles = [] }: DesignRequest): boolean {
  const own = rules.filter(({ of }) => of === name || of === null)
  const makers = own.filter(({ verbs }) => verbs.includes('create')).map(({ who }) => who)
  if (!makers.some((who) => roles.some((role) => role.name === who))) return false
  if (own.some(({ verbs, who }) => verbs.includes('read') || who === 'owner')) return false
  const read = scope.resources.get(name)?.value.access?.read ?? null
  const owner = ownerOf(name, scope)
  const sides = read === null ? [] : read.kind === 'or' ? read.sides : [read]
  const seen = sides.map((side) => (side.kind === 'path' ? side.parts.map(({ text }) => text).join('.') : ''))
  const isForAll = seen.includes('anyone') || seen.includes(scope.roles.at(-1) ?? '')
  return read !== null && !isForAll && (owner === null || seen.includes(owner))
}

const ownerOf = (name: string, scope: Scope): string | null =>
  [...scope.fields(name)].find(
    ([, { type, default: value }]) => type.kind === 'reference' && value?.kind === 'me',
  )?.[0] ?? null

function sightQuestion(name: string, { roles }: Scope): Ambiguity {
  const things = plural(spoken(name))
  return {
    id: `sight/${name}`,
    question: `Who sees ${withArticle(spoken(name))}?`,
    because: `It is said who makes ${things}, and not who sees them.`,
    usual: 'own',
    answers: [
      {
        name: 'own',
        title: 'Whoever made it, and who works with it',
        changes: 'as it is designed: others do not see it',
        written: (text) => text,
      },
      {
        name: 'shown',
        title: 'Everybody who signs in',
        changes: `every ${roles.at(-1)} sees all of them`,
        written: (text) => setValue(text, ['resources', name, 'access', 'read'], roles.at(-1)!),
      },
    ],
  }
}
