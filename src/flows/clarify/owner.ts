import { spoken, withArticle } from '../../kernel/english.ts'
import type { Verb } from '../../blueprint/check/meaning.ts'
import type { Scope } from '../../blueprint/check/scope.ts'
import type { DesignRequest } from '../../model/index.ts'
import { ruleFor } from '../../writers/backend/access/rules.ts'
import { whoMay } from '../../writers/backend/access/sentence.ts'
import { type Ambiguity, type Way, ownResources } from './design.ts'
import { ownerWays } from './owner-ways.ts'

/** Things of which nobody says whose they are. */
export function ownerQuestions(scope: Scope, request: DesignRequest | null): readonly Ambiguity[] {
  const { user, roles } = scope
  if (user === null || roles.length === 0) return []
  return ownResources(scope).flatMap((name) =>
    isOpen(name, scope, request) ? [ownerQuestion(name, scope, request !== null)] : [],
  )
}

/** Nobody spoke of it, or there is no field that says whose a row is, and no row it is a part of. */
function isOpen(name: string, scope: Scope, request: DesignRequest | null): boolean {
  const fields = [...scope.fields(name).values()]
  const isPart = fields.some(
    ({ type, optional }) =>
      type.kind === 'reference' &&
      !optional &&
      type.to.text !== scope.user &&
      scope.resources.get(type.to.text)?.value.access !== null &&
      ownResources(scope).includes(type.to.text),
  )
  if (isPart || isTheirs(name, scope)) return false
  if (request !== null) return !(request.rules ?? []).some(({ of }) => of === name || of === null)
  return !fields.some(({ type }) => (type.kind === 'reference' || type.kind === 'many') && type.to.text === scope.user)
}

/** `UserPreference`, and what has a recipient: of whom it is is said. */
const isTheirs = (name: string, { fields, user }: Scope): boolean => {
  const to = fields(name).get('recipient')?.type
  return (to?.kind === 'reference' && to.to.text === user) || /(Preference|Setting)$/.test(name)
}

function ownerQuestion(name: string, scope: Scope, isAsked: boolean): Ambiguity {
  const usual = usualOf(name, scope)
  // What is designed to be there for the world stays so where the usual answer is given.
  const isOpenToAll = isAsked && isForAnyone(name, scope)
  const answers = ownerWays(name, scope, (way) => isOpenToAll && way === usual)
  return {
    id: `owner/${name}`,
    question: `Whose is ${withArticle(spoken(name))}?`,
    because: `Nothing says who may see and change one, and all rules of ${spoken(name)} follow from it.`,
    usual,
    // What is designed already stays as it is.
    answers: answers.map((way) => (isAsked && way.name === usual ? asDesigned(way, name, scope) : way)),
  }
}

/** What is confirmed by it is what is designed, whoever that lets. */
function asDesigned(way: Way, name: string, scope: Scope): Way {
  const who = (verb: Verb): string => whoMay(ruleFor(name, verb, scope), name, scope)
  const keeper = who('update')
  const isOfOthers = way.name === 'kept' && keeper !== withArticle(spoken(scope.roles[0]!))
  return {
    ...way,
    ...(isOfOthers ? { title: `Nobody but ${keeper}; others read` } : {}),
    changes: `as it is designed: read by ${who('read')}; made by ${who('create')}; changed by ${keeper}; deleted by ${who('delete')}`,
    written: (text: string) => text,
  }
}

const isForAnyone = (name: string, scope: Scope): boolean => {
  const read = scope.resources.get(name)!.value.access?.read ?? null
  return read?.kind === 'path' && read.parts.length === 1 && read.parts[0]!.text === 'anyone'
}

/** As it is designed: what is offered is kept by whoever offers it, and what others have something to say of is shown to them. */
function usualOf(name: string, scope: Scope): string {
  if (isKept(name, scope)) return isChangedByAll(name, scope) ? 'shared' : 'kept'
  const read = scope.resources.get(name)!.value.access?.read ?? null
  const isOpen =
    read?.kind === 'path' && read.parts.length === 1 && ['anyone', scope.roles.at(-1)].includes(read.parts[0]!.text)
  return isOpen ? 'shown' : 'own'
}

/** Whoever signs in changes it. */
function isChangedByAll(name: string, { resources, roles }: Scope): boolean {
  const update = resources.get(name)?.value.access?.update ?? null
  return update?.kind === 'path' && update.parts.length === 1 && update.parts[0]!.text === roles.at(-1)
}

/** Nobody owns it in the design, and who signs in only reads it. */
function isKept(name: string, { fields, resources, roles }: Scope): boolean {
  const access = resources.get(name)?.value.access ?? null
  const isOwned = [...fields(name).values()].some(({ default: value }) => value?.kind === 'me')
  return !isOwned && roles.length > 1 && access !== null
}
