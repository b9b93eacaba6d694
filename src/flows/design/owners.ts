import { spoken, withArticle } from '../../kernel/english.ts'
import type { AskedQuestion, AskedRule, Backend, DesignRequest, Question, Subject } from '../../model/index.ts'
import { narrowest } from '../../writers/change/access/callers.ts'
import { VERB, operationsMade } from '../../writers/change/access/wishes.ts'
import { isOfSomebody } from '../../writers/change/links/references.ts'
import { accessTable } from '../../writers/design/access/index.ts'

/** So many who sign in are everybody who does. */
const EVERYBODY = 5

/** Whose rows of something new are: as they are where it is learned from, whoever's made them, or those of who alone makes them. */
export function ownerQuestion(
  subject: Subject,
  request: DesignRequest,
  there: Backend,
  { weight, isClosed, user }: { readonly weight: number; readonly isClosed: boolean; readonly user: string },
): Question {
  const { name } = subject
  const keeper = keeperOf(name, request, there)
  const isMadeBySome = makersOf(request, name).length > 0 && !isShownWithOthers(name, request, there)
  const isKept = keeper !== null && (isPrivate(subject, there) || isMadeBySome) && !makesAnybody(request, name)
  const isOwn =
    isClosed ||
    makesAnybody(request, name) ||
    (makersOf(request, name).length === 0 && OF_EACH.test(name)) ||
    (isPrivate(subject, there) && !isKept)
  return {
    id: `owner/${name}`,
    question: `Whose is ${withArticle(
      name.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase(),
    )}, and who may see and change one?`,
    because: 'Nothing says it, and all rules of access follow from it.',
    usual: isOwn ? 'own' : isKept ? 'kept' : 'pattern',
    answers: [
      {
        name: 'pattern',
        title: 'As it is with the resource it is written after',
        changes: 'each operation asks for the same caller as there: read the access table',
      },
      {
        name: 'own',
        title: 'Whoever made it',
        changes: `it leads to ${user}, and is written after a resource that does`,
      },
      ...(keeper === null
        ? []
        : [
            {
              name: 'kept',
              title: `The ${spoken(keeper.replace(/^is_/, ''))} alone`,
              changes: `nobody but ${narrowest(keeper, there).join(' and ')} sees one`,
            },
          ]),
    ],
    weight,
  }
}

/** Who alone sees what is kept from others, where that is the answer. */
export function keptRule({ name, from }: Subject, request: DesignRequest, there: Backend): AskedRule | null {
  const who = keeperOf(name, request, there)
  return who === null ? null : { who, verbs: ['read'], of: name, how: 'only', from }
}

/** Roles that are said to make them. */
const makersOf = ({ rules = [], roles = [] }: DesignRequest, name: string): readonly string[] =>
  rules
    .filter(({ of, verbs, how }) => of === name && how !== 'not' && verbs.includes('create'))
    .map(({ who }) => who)
    .filter((who) => roles.some((one) => one.name === who && one.rank < EVERYBODY))

/** The role that makes them, or else the one most people have of those the backend asks for. */
function keeperOf(name: string, request: DesignRequest, there: Backend): string | null {
  const held = [...new Set(there.api.operations.flatMap(({ access }) => access.roles))]
  const made = makersOf(request, name).find((who) => held.includes(who))
  return made ?? held.toSorted((a, b) => narrowest(b, there).length - narrowest(a, there).length)[0] ?? null
}

/** Everybody who signs in may make one, and nobody is said to see those of others. */
function makesAnybody({ rules = [], roles = [] }: DesignRequest, name: string): boolean {
  const everybody = new Set([
    'signed in',
    'owner',
    ...roles.filter(({ rank }) => rank >= EVERYBODY).map((one) => one.name),
  ])
  const own = rules.filter(({ of }) => of === name)
  return (
    own.some(({ who, verbs }) => everybody.has(who) && verbs.includes('create')) &&
    !own.some(({ who, verbs }) => !everybody.has(who) && verbs.includes('read'))
  )
}

/** `a book has a genre`: where others are shown to all, what they lead to is shown with them. */
const isShownWithOthers = (name: string, { subjects }: DesignRequest, there: Backend): boolean =>
  subjects.some(({ table: id, fields }) => {
    const table = there.data.tables.find((one) => one.id === id || one.name === id)
    return (
      table !== undefined &&
      !isOfSomebody(there, table) &&
      fields.some(({ type }) => new RegExp(`^(?:->|many) ${name}\\b`).test(type))
    )
  })

/** What people keep for themselves wherever they do. */
const OF_EACH =
  /(?:Wish|Reading|Watch|Shopping|Todo)[Ll]ist$|(?:Favou?rite|Bookmark|Cart|Basket|Preference|Reminder|Diary|Journal)$/

/** What works for whoever knows it. */
const WORTH = /(?:Card|Voucher|Coupon|Code|Token|Key|Pin|Invitation|Invite|Pass)$/
const SECRET = /^(?:code|token|secret|pin|key)$/

/** Of somebody's row that others do not see, of a person, or what is worth something to whoever reads it: not for the world. */
function isPrivate({ name, fields }: Subject, there: Backend): boolean {
  const isOfAnother = fields.some(({ type }) => {
    const to = /^-> (\w+)/.exec(type)?.[1]
    const table = there.data.tables.find(({ model }) => model !== null && model === to)
    return table !== undefined && isOfSomebody(there, table)
  })
  return (
    isOfAnother ||
    fields.some(({ type }) => /\bpersonal\b/.test(type)) ||
    (WORTH.test(name) && fields.some((one) => SECRET.test(one.name)))
  )
}

/** With what came of the answer in the code: who sees, makes, changes and deletes them. */
export function withRightsTold(question: AskedQuestion, there: Backend, backend: Backend): AskedQuestion {
  if (!question.id.startsWith('owner/')) return question
  const told = rightsOf(question.id.slice('owner/'.length), there, backend)
  if (told === null) return question
  return {
    ...question,
    answers: question.answers.map((one) =>
      one.name === question.answer ? { ...one, title: `${one.title}: ${told}` } : one,
    ),
  }
}

const DOES = { read: 'sees', create: 'makes', update: 'changes', delete: 'deletes' }

function rightsOf(name: string, there: Backend, backend: Backend): string | null {
  const found = new Map<string, string[]>()
  for (const { operation, does } of operationsMade(there, backend, name)) {
    const [row] = accessTable(backend, [operation])
    const who = row && peopleIn(row.allowed, VERB[does])
    if (!who) continue
    const deeds = found.get(who) ?? []
    if (!deeds.includes(DOES[VERB[does]])) found.set(who, [...deeds, DOES[VERB[does]]])
  }
  if (found.size === 0) return null
  return [...found].map(([who, deeds]) => `${who} ${andOf(deeds)} them`).join('; ')
}

/** `anyone, without signing in,`, `whoever made one`, `staff or admin` */
function peopleIn(allowed: Readonly<Record<string, string>>, verb: string): string | null {
  if (allowed['anyone'] === 'yes') return 'anyone, without signing in,'
  const roles = Object.entries(allowed).filter(([role]) => role !== 'anyone')
  const may = roles.filter(([, answer]) => answer.startsWith('yes')).map(([role]) => role)
  const own = roles.filter(([, answer]) => answer === 'own')
  if (roles.length > 0 && may.length === roles.length) return 'whoever is signed in'
  const parts = [...may, ...(own.length > 0 ? [verb === 'create' ? 'whoever is signed in' : 'whoever made one'] : [])]
  return parts.length === 0 ? null : parts.join(' or ')
}

const andOf = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
