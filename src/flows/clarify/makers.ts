import { plural, spoken, withArticle } from '../../kernel/english.ts'
import type { Scope } from '../../blueprint/check/scope.ts'
import { setValue } from '../../blueprint/edit/edit.ts'
import type { DesignRequest } from '../../model/index.ts'
import { type Ambiguity, type Way, ownResources } from './design.ts'

/** Things of which it is said who sees or changes them, and by nobody who makes them. */
export const makerQuestions = (scope: Scope, request: DesignRequest | null): readonly Ambiguity[] =>
  request === null || scope.user === null
    ? []
    : ownResources(scope).flatMap((name) =>
        isOpen(name, request) ? [makerQuestion(name, scope, isFixed(name, request))] : [],
      )

/** What is done by whoever made it says who that is. */
const OF_MAKERS = /^(submit|publish|unpublish|draft|withdraw|list)$/

function isOpen(name: string, { rules = [], unread, subjects }: DesignRequest): boolean {
  // Whom a field names is told of it, and does not make it.
  const fields = subjects.find((one) => one.name === name)?.fields.map((field) => field.name) ?? []
  const own = rules.filter(({ of }) => of === name)
  const isSaid = (rules ?? []).some(
    ({ of, verbs, as, operation, how, who }) =>
      (of === name || of === null) &&
      how !== 'not' &&
      ((verbs.includes('create') && (who !== 'nobody' || (how === 'only' && !isFixed(name, { rules })))) ||
        (as !== undefined && !fields.includes(as)) ||
        OF_MAKERS.test(operation ?? '')),
  )
  return own.length > 0 && !isSaid && unread.length < 3
}

/** Who makes them as it is designed, where that is all of a role or the world; null where it hangs on something else. */
function madeBy(name: string, scope: Scope): string | null {
  const create = scope.resources.get(name)?.value.access?.create ?? null
  return create?.kind === 'path' && create.parts.length === 1 ? create.parts[0]!.text : null
}

/** What nobody changes may be what happened, that the program writes down. */
const isFixed = (name: string, { rules = [] }: Pick<DesignRequest, 'rules'>): boolean =>
  rules.some(({ of, who, verbs }) => of === name && who === 'nobody' && verbs.includes('update'))

function makerQuestion(name: string, scope: Scope, isOfProgram: boolean): Ambiguity {
  const things = plural(spoken(name))
  const bottom = scope.roles.at(-1)!
  const by = madeBy(name, scope)
  const made = (rule: string, title: string, changes: string): Way => ({
    name: rule,
    title,
    changes,
    written: (text) => (rule === by ? text : setValue(text, ['resources', name, 'access', 'create'], rule)),
  })
  const ways = [
    ...scope.roles
      .toReversed()
      .map((role) =>
        role === bottom
          ? made(role, 'Everybody who signs in', `every ${role} makes them`)
          : made(role, `The ${spoken(role)}`, `every ${role} makes them, and whoever stands above`),
      ),
    made('anyone', 'Anyone, without signing in', 'it is open to the world'),
    ...(isOfProgram
      ? [
          made(
            'nobody',
            'The program itself, whenever it happens',
            'there is no way to enter one; people write the code that does',
          ),
        ]
      : []),
  ]
  const isAmong = ways.some((way) => way.name === by)
  const designed: Way = {
    name: 'designed',
    title: 'Whoever may change what it is of',
    changes: 'as it is designed: it follows from that',
  }
  return {
    id: `makers/${name}`,
    question: `Who enters ${withArticle(spoken(name))}?`,
    because: `It is said who sees or changes ${things}, and not who makes them.`,
    usual: isAmong ? by! : 'designed',
    answers: isAmong ? ways : [designed, ...ways],
  }
}
