import type { AskedQuestion, AskedRule, Backend, DesignRequest, Question } from '../../model/index.ts'
import { ownershipOf } from '../../model/queries/index.ts'
import { withArticle } from '../../kernel/english.ts'
import { blueprintOf } from '../../writers/request/index.ts'
import { MOST_QUESTIONS, answered, questionsOf } from '../clarify.ts'
import { belonging, belongingQuestions } from './belonging.ts'
import { closingWords } from './closed.ts'
import { asked as askedOf } from './ground.ts'

export interface Open {
  /** What is asked for, with what was answered and what is supposed. */
  readonly request: DesignRequest
  readonly questions: readonly AskedQuestion[]
  readonly took: readonly string[]
}

/** What a change leaves open: the questions of a design, as far as they are about what a repository would get. */
export function openIn(request: DesignRequest, there: Backend, answers: Readonly<Record<string, string>>): Open {
  const designed = { request, blueprint: blueprintOf(request) }
  const all = questionsOf(designed)
  // What leads to rows that are there and nothing else is known by them.
  const isLink = (name: string): boolean =>
    request.subjects.some(
      (one) => one.name === name && one.fields.length > 1 && one.fields.every(({ type }) => type.startsWith('-> ')),
    )
  const others = all.filter(
    ({ id }) => /^(unread|thing|rules|type|fields)\//.test(id) && !(id.startsWith('thing/') && isLink(id.slice(6))),
  )
  const usual = Object.fromEntries(others.map(({ id, usual: name }) => [id, answers[id] ?? name]))
  const read = answered(designed, usual).request ?? request
  const ties = belongingQuestions(read, there)
  const settled = belonging(read, there, ties, answers)
  const user = there.data.tables.find(({ id }) => ownershipOf(there).callers.has(id))
  const owners =
    user === undefined || user.model === null
      ? []
      : request.subjects.flatMap(({ name, table }) => {
          const closing = table === null ? closingWords(request, name) : null
          if (table !== null || (saysWhoSees(request, name) && !closing) || leadsTo(request, name, user.model!))
            return []
          const id = `owner/${name}`
          const weight = all.find((one) => one.id === id)?.weight ?? 0
          return [ownerQuestion(id, weight, user.name, closing !== null || isMadeByAnybody(request, name))]
        })
  // What a rule says whole is not asked again.
  const isSaid = (id: string): boolean => isOfMaker(request, id.slice('owner/'.length))
  const own = new Set(
    owners.flatMap(({ id, usual: name }) => ((answers[id] ?? name) === 'own' ? [id.slice('owner/'.length)] : [])),
  )
  const isUnread = ({ id }: Question): boolean => id.startsWith('unread/')
  const standsAlone = ({ usual: name }: Question): boolean => name === 'nothing'
  const questions = [
    ...others.filter(isUnread),
    ...ties.filter(standsAlone),
    ...owners.filter(({ id }) => !isSaid(id)),
    ...ties.filter((one) => !standsAlone(one)),
    ...others.filter((one) => !isUnread(one)),
  ].slice(0, MOST_QUESTIONS)
  return {
    request: {
      ...settled,
      ...withClosing(settled, own),
      subjects: settled.subjects.map((one) =>
        own.has(one.name) && user?.model
          ? {
              ...one,
              fields: [
                { name: user.name, type: `-> ${user.model}`, from: one.from, typed: 'said' as const },
                ...one.fields,
              ],
            }
          : one,
      ),
    },
    questions: questions.map((one) => askedOf(one, answers)),
    took: questions.map(({ id }) => id),
  }
}

const isOfMaker = ({ rules = [] }: DesignRequest, name: string): boolean =>
  rules.some(({ of, who, verbs, how }) => of === name && who === 'owner' && how !== 'not' && verbs.includes('read'))

/** What is closed by words nobody understood is closed by a rule from then on. */
function withClosing(request: DesignRequest, own: ReadonlySet<string>): Pick<DesignRequest, 'rules'> {
  const more = [...own].flatMap((name): readonly AskedRule[] => {
    const from = isOfMaker(request, name) ? null : closingWords(request, name)
    return from === null ? [] : [{ who: 'owner', verbs: ['read'], of: name, how: 'only', from }]
  })
  return more.length === 0 ? {} : { rules: [...(request.rules ?? []), ...more] }
}

/** Whoever sees them is said, and nothing has to be taken over from others. */
const saysWhoSees = ({ rules = [] }: DesignRequest, name: string): boolean =>
  rules.some(({ of, verbs }) => (of === name || of === null) && verbs.includes('read'))

const leadsTo = ({ subjects }: DesignRequest, name: string, model: string): boolean =>
  subjects.some((one) => one.name === name && one.fields.some(({ type }) => new RegExp(`^-> ${model}\\b`).test(type)))

/** Everybody who signs in may make one, and nobody is said to see those of others. */
function isMadeByAnybody({ rules = [], roles = [] }: DesignRequest, name: string): boolean {
  const everybody = new Set(['signed in', 'owner', ...roles.filter(({ rank }) => rank >= 5).map((one) => one.name)])
  const own = rules.filter(({ of }) => of === name)
  return (
    own.some(({ who, verbs }) => everybody.has(who) && verbs.includes('create')) &&
    !own.some(({ who, verbs }) => !everybody.has(who) && verbs.includes('read'))
  )
}

const ownerQuestion = (id: string, weight: number, user: string, isOwn: boolean): Question => ({
  id,
  question: `Whose is ${withArticle(
    id
      .slice('owner/'.length)
      .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
      .toLowerCase(),
  )}, and who may see and change one?`,
  because: 'Nothing says it, and all rules of access follow from it.',
  usual: isOwn ? 'own' : 'pattern',
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
  ],
  weight,
})
