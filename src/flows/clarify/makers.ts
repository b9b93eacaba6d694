import { plural, spoken, withArticle } from '../../kernel/english.ts'
import type { Scope } from '../../blueprint/check/scope.ts'
import { setValue } from '../../blueprint/edit/edit.ts'
import type { DesignRequest } from '../../model/index.ts'
import { type Ambiguity, type Way, ownResources } from './design.ts'

/** Things of which it is said who sees or changes them, and by nobody who makes them. */
export const makerQuestions = (scope: Scope, request: DesignRequest | null): readonly Ambiguity[] =>
  request === null || scope.user === null
    ? []
    : ownResources(scope).flatMap((name) => (isOpen(name, scope, request) ? [makerQuestion(name, scope)] : []))

/** What is done by whoever made it says who that is. */
const OF_MAKERS = /^(submit|publish|unpublish|draft|withdraw|list)$/

function isOpen(name: string, scope: Scope, { rules = [], unread }: DesignRequest): boolean {
  const own = rules.filter(({ of }) => of === name)
  const isSaid = (rules ?? []).some(
    ({ of, verbs, as, operation }) =>
      (of === name || of === null) && (verbs.includes('create') || as !== undefined || OF_MAKERS.test(operation ?? '')),
  )
  // A part of something is made by whoever has that.
  const isPart = [...scope.fields(name).values()].some(
    ({ type, optional }) => type.kind === 'reference' && !optional && type.to.text !== scope.user,
  )
  return own.length > 0 && !isSaid && !isPart && unread.length < 3
}

function makerQuestion(name: string, { roles }: Scope): Ambiguity {
  const things = plural(spoken(name))
  const bottom = roles.at(-1)!
  const only = (role: string): Way => ({
    name: role,
    title: role === bottom ? 'Everybody who signs in' : `The ${spoken(role)}`,
    changes: `every ${role} makes them${role === bottom ? '' : ', and whoever stands above'}`,
    written: (text) => setValue(text, ['resources', name, 'access', 'create'], role),
  })
  return {
    id: `makers/${name}`,
    question: `Who enters ${withArticle(spoken(name))}?`,
    because: `It is said who sees or changes ${things}, and not who makes them.`,
    usual: 'designed',
    answers: [
      { name: 'designed', title: 'As it is designed', changes: 'the rules stay as they are' },
      ...[...roles].toReversed().map(only),
      {
        name: 'anyone',
        title: 'Anyone, without signing in',
        changes: 'it is open to the world',
        written: (text) => setValue(text, ['resources', name, 'access', 'create'], 'anyone'),
      },
    ],
  }
}
