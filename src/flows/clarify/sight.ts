import { plural, spoken, withArticle } from '../../kernel/english.ts'
import type { Scope } from '../../blueprint/check/scope.ts'
import { setValue } from '../../blueprint/edit/edit.ts'
import type { DesignRequest } from '../../model/index.ts'
import { type Ambiguity, type Way, ownResources } from './design.ts'

/** Things of which it is said who makes them, and by nobody who sees them. */
export const sightQuestions = (scope: Scope, request: DesignRequest | null): readonly Ambiguity[] =>
  request === null
    ? []
    : ownResources(scope).flatMap((name) => {
        const sight = isOpen(name, request) ? sightOf(name, scope, request) : null
        return sight === null ? [] : [sightQuestion(name, scope, sight)]
      })

/** One of several roles makes them, and of seeing them nothing is said. */
function isOpen(name: string, { rules = [], roles = [] }: DesignRequest): boolean {
  const own = rules.filter(({ of }) => of === name || of === null)
  const makers = own.filter(({ verbs }) => verbs.includes('create')).map(({ who }) => who)
  return (
    makers.some((who) => who === 'anyone' || roles.some((role) => role.name === who)) &&
    !own.some(({ verbs, who, operation }) => verbs.includes('read') || (who === 'owner' && operation === undefined))
  )
}

/** Who sees them as it is designed: a few, all who sign in, or anyone; null where it hangs on something else. */
type Sight = 'few' | 'all' | 'anyone'

function sightOf(name: string, scope: Scope, { rules = [] }: DesignRequest): Sight | null {
  const read = scope.resources.get(name)?.value.access?.read ?? null
  const sides = read === null ? [] : read.kind === 'or' ? read.sides : [read]
  const seen = sides.map((side) => (side.kind === 'path' ? side.parts.map(({ text }) => text).join('.') : ''))
  if (seen.includes('anyone')) return 'anyone'
  const isOfRow = sides.some(
    (side) => side.kind === 'compare' && side.left.kind === 'path' && side.left.parts[0]?.text !== 'me',
  )
  if (read === null || isOfRow) return null
  // What anyone writes may be there for anyone, or for those alone who run the whole.
  if (seen.includes(scope.roles.at(-1) ?? ''))
    return rules.some(({ of, who, verbs }) => of === name && who === 'anyone' && verbs.includes('create'))
      ? 'all'
      : null
  const owner = ownerOf(name, scope)
  return owner === null || seen.includes(owner) ? 'few' : null
}

const ownerOf = (name: string, scope: Scope): string | null =>
  [...scope.fields(name)].find(
    ([, { type, default: value }]) => type.kind === 'reference' && value?.kind === 'me',
  )?.[0] ?? null

function sightQuestion(name: string, { roles }: Scope, sight: Sight): Ambiguity {
  const things = plural(spoken(name))
  const [top, bottom] = [roles[0]!, roles.at(-1)!]
  const readBy = (rule: string) => (text: string) => setValue(text, ['resources', name, 'access', 'read'], rule)
  const few: Way = {
    name: 'own',
    title: 'Whoever made it, and who works with it',
    changes: 'as it is designed: others do not see it',
  }
  const all: Way = {
    name: 'shown',
    title: 'Everybody who signs in',
    changes: `every ${bottom} sees all of them`,
    written: readBy(bottom),
  }
  const anyone: Way = {
    name: 'anyone',
    title: 'Anyone, without signing in',
    changes: 'it is there for the world',
    written: readBy('anyone'),
  }
  const house: Way = {
    name: 'kept',
    title: `The ${top} alone`,
    changes: `${top} reads them, and nobody else`,
    written: readBy(top),
  }
  const ways = { few: [few, all, anyone], all: [all, anyone, house], anyone: [anyone, all] }[sight]
  return {
    id: `sight/${name}`,
    question: `Who sees ${withArticle(spoken(name))}?`,
    because: `It is said who makes ${things}, and not who sees them.`,
    usual: ways[0]!.name,
    // What is designed already stays as it is.
    answers: ways.map((way, at) => (at === 0 ? { ...way, written: (text: string) => text } : way)),
  }
}
