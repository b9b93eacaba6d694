import type { AskedQuestion, AskedRule, Backend, DesignRequest, Question } from '../../model/index.ts'
import { ownershipOf } from '../../model/queries/index.ts'
import { blueprintOf } from '../../writers/request/index.ts'
import { MOST_QUESTIONS, answered, questionsOf } from '../clarify.ts'
import { belonging, belongingQuestions } from './belonging.ts'
import { closingWords } from './closed.ts'
import { asked as askedOf } from './ground.ts'
import { keptRule, ownerQuestion } from './owners.ts'

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
  const user = there.data.tables.find(({ id }) => ownershipOf(there).callers.has(id)) ?? null
  const owners = ownersAsked(request, settled, there, all)
  // What a rule says whole is not asked again.
  const isSaid = (id: string): boolean => isOfMaker(request, id.slice('owner/'.length))
  const answeredAs = (answer: string): ReadonlySet<string> =>
    new Set(
      owners.flatMap(({ id, usual: name }) => ((answers[id] ?? name) === answer ? [id.slice('owner/'.length)] : [])),
    )
  const own = answeredAs('own')
  const kept = answeredAs('kept')
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
      ...withClosing(settled, own, kept, there),
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

/** Of each new thing of which nobody says who sees one. */
function ownersAsked(
  request: DesignRequest,
  settled: DesignRequest,
  there: Backend,
  all: readonly Question[],
): readonly Question[] {
  const user = there.data.tables.find(({ id }) => ownershipOf(there).callers.has(id))
  if (user === undefined || user.model === null) return []
  return request.subjects.flatMap((one) => {
    const { name, table } = one
    if (table !== null) return []
    const isClosed = closingWords(request, name) !== null
    if ((saysWhoSees(request, name) && !isClosed) || leadsTo(request, name, user.model!)) return []
    const weight = all.find(({ id }) => id === `owner/${name}`)?.weight ?? 0
    const subject = settled.subjects.find((other) => other.name === name) ?? one
    return [ownerQuestion(subject, request, there, { weight, isClosed, user: user.name })]
  })
}

const isOfMaker = ({ rules = [] }: DesignRequest, name: string): boolean =>
  rules.some(({ of, who, verbs, how }) => of === name && who === 'owner' && how !== 'not' && verbs.includes('read'))

/** What is closed by words nobody understood, or by what it is, is closed by a rule from then on. */
function withClosing(
  request: DesignRequest,
  own: ReadonlySet<string>,
  kept: ReadonlySet<string>,
  there: Backend,
): Pick<DesignRequest, 'rules'> {
  const closed = [...own].flatMap((name): readonly AskedRule[] => {
    const from = isOfMaker(request, name) ? null : closingWords(request, name)
    return from === null ? [] : [{ who: 'owner', verbs: ['read'], of: name, how: 'only', from }]
  })
  const alone = request.subjects
    .filter(({ name, table }) => table === null && kept.has(name))
    .flatMap((one) => keptRule(one, request, there) ?? [])
  const more = [...closed, ...alone]
  return more.length === 0 ? {} : { rules: [...(request.rules ?? []), ...more] }
}

/** Whoever sees them is said, and nothing has to be taken over from others. */
const saysWhoSees = ({ rules = [] }: DesignRequest, name: string): boolean =>
  rules.some(({ of, verbs }) => (of === name || of === null) && verbs.includes('read'))

const leadsTo = ({ subjects }: DesignRequest, name: string, model: string): boolean =>
  subjects.some((one) => one.name === name && one.fields.some(({ type }) => new RegExp(`^-> ${model}\\b`).test(type)))
