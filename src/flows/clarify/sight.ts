import { plural, spoken, withArticle } from '../../kernel/english.ts'
import type { Scope } from '../../blueprint/check/scope.ts'
import { setValue } from '../../blueprint/edit/edit.ts'
import type { DesignRequest } from '../../model/index.ts'
import { type Ambiguity, ownResources } from './design.ts'

/** Things of which it is said who makes them, and by nobody who sees them. */
export const sightQuestions = (scope: Scope, request: DesignRequest | null): readonly Ambiguity[] =>
  request === null
    ? []
    : ownResources(scope).flatMap((name) => {
        const sight = isOpen(name, request) ? sightOf(name, scope) : null
        return sight === null ? [] : [sightQuestion(name, scope, sight)]
      })

/** One of several roles makes them, and of seeing them nothing is said. */
function isOpen(name: string, { rules = [], roles = [] }: DesignRequest): boolean {
  const own = rules.filter(({ of }) => of === name || of === null)
  const makers = own.filter(({ verbs }) => verbs.includes('create')).map(({ who }) => who)
  return (
    makers.some((who) => who === 'anyone' || roles.some((role) => role.name === who)) &&
    !own.some(({ verbs, who }) => verbs.includes('read') || who === 'owner')
  )
}

/** Who sees them as it is designed: a few, or anyone, who need not sign in; null where it hangs on something else. */
function sightOf(name: string, scope: Scope): 'few' | 'anyone' | null {
  const read = scope.resources.get(name)?.value.access?.read ?? null
  const sides = read === null ? [] : read.kind === 'or' ? read.sides : [read]
  const seen = sides.map((side) => (side.kind === 'path' ? side.parts.map(({ text }) => text).join('.') : ''))
  if (seen.includes('anyone')) return 'anyone'
  const isOfRow = sides.some(
    (side) => side.kind === 'compare' && side.left.kind === 'path' && side.left.parts[0]?.text !== 'me',
  )
  if (read === null || isOfRow || seen.includes(scope.roles.at(-1) ?? '')) return null
  const owner = ownerOf(name, scope)
  return owner === null || seen.includes(owner) ? 'few' : null
}

const ownerOf = (name: string, scope: Scope): string | null =>
  [...scope.fields(name)].find(
    ([, { type, default: value }]) => type.kind === 'reference' && value?.kind === 'me',
  )?.[0] ?? null

function sightQuestion(name: string, { roles }: Scope, sight: 'few' | 'anyone'): Ambiguity {
  const things = plural(spoken(name))
  const usual =
    sight === 'few'
      ? {
          name: 'own',
          title: 'Whoever made it, and who works with it',
          changes: 'as it is designed: others do not see it',
        }
      : { name: 'anyone', title: 'Anyone, without signing in', changes: 'as it is designed: it is there for the world' }
  return {
    id: `sight/${name}`,
    question: `Who sees ${withArticle(spoken(name))}?`,
    because: `It is said who makes ${things}, and not who sees them.`,
    usual: usual.name,
    answers: [
      { ...usual, written: (text) => text },
      {
        name: 'shown',
        title: 'Everybody who signs in',
        changes: `every ${roles.at(-1)} sees all of them`,
        written: (text) => setValue(text, ['resources', name, 'access', 'read'], roles.at(-1)!),
      },
      ...(sight === 'anyone'
        ? []
        : [
            {
              name: 'anyone',
              title: 'Anyone, without signing in',
              changes: 'it is there for the world',
              written: (text: string) => setValue(text, ['resources', name, 'access', 'read'], 'anyone'),
            },
          ]),
    ],
  }
}
