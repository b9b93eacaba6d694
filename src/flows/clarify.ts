import { Trouble } from '../kernel/diagnostic.ts'
import { nearest } from '../kernel/nearest.ts'
import type { Backend, Capability, DesignRequest, Question } from '../model/index.ts'
import { isUnderstood, readRequest } from '../readers/request/index.ts'
import { blueprintOf } from '../writers/request/index.ts'
import { membershipsIn } from '../writers/request/people/members.ts'
import { askedQuestions } from './clarify/asked.ts'
import { type Ambiguity, type Designed, scopeIn, withAnswer } from './clarify/design.ts'
import { flowQuestions } from './clarify/flow.ts'
import { figureQuestions } from './clarify/figures.ts'
import { orderQuestions } from './clarify/lists.ts'
import { makerQuestions } from './clarify/makers.ts'
import { heaviestFirst, inRanks, isCalledFor } from './clarify/order.ts'
import { ownerQuestions } from './clarify/owner.ts'
import { withPlaces } from './clarify/placed.ts'
import { registeringQuestions } from './clarify/registering.ts'
import { sightQuestions } from './clarify/sight.ts'
import { withSilent } from './clarify/silent.ts'
import { retentionQuestions, stateQuestions } from './clarify/states.ts'
import { tieQuestions } from './clarify/ties.ts'
import { type Weighed, weigh } from './clarify/weigh.ts'
import { withoutHeld } from './held/held.ts'
import { withBuilt } from './held/known-held.ts'
import { withWholePieces } from './pieces/pieces.ts'

export type { Designed } from './clarify/design.ts'

/** More questions nobody answers with care. */
export const MOST_QUESTIONS = 5
/** So many are weighed, those of the request first. */
const MOST_WEIGHED = 40

/** What a request asks for, as a design: what it says, and what is supposed where it says nothing. */
export function designRequested(text: string, backend: Backend | null): Designed & { readonly request: DesignRequest } {
  const request = requested(text, backend)
  // Of what is judged nothing is made.
  if (isUnderstood(request))
    return inPieces(placed(request.intent === 'review' ? ofJudgement(request) : request, backend), backend)
  throw new Trouble('nothing to read', {
    message: 'nothing in this request is understood: it names no thing a backend could hold, and nothing it should do',
    help: 'Say it in English, and name what it is about: architect clarify "tasks with title and due date, projects, comments"',
  })
}

/** What a request says: what it says in vain is not understood. */
export function requested(text: string, backend: Backend | null): DesignRequest {
  const request = readRequest(text, backend)
  if (!isUnderstood(request) || request.intent === 'review') return request
  return withSilent(request, (without) => {
    const read = readRequest(without, backend)
    return isUnderstood(read) ? printOf(read, backend) : null
  })
}

/** What is made of a request, without the words it is made of. */
function printOf(request: DesignRequest, backend: Backend | null): string {
  const designed = backend === null ? placed(request, null) : { request, blueprint: '' }
  const { unread, called: _, ...read } = designed.request
  const blueprint = designed.blueprint.replaceAll(/^(?:app:.*|\s*#.*)$|\s#.*$/gm, '')
  const said = { ...read, text: '', unread: unread.map(({ text }) => text) }
  return blueprint + JSON.stringify(said, (key, value: unknown) => (key === 'from' ? undefined : value))
}

const ofJudgement = (request: DesignRequest): DesignRequest => ({
  ...request,
  subjects: request.subjects.filter(({ table }) => table !== null),
  capabilities: [],
  rules: [],
  roles: [],
})

/** What is said to be understood stands in the blueprint, or is asked about. */
function placed(request: DesignRequest, backend: Backend | null): Designed & { readonly request: DesignRequest } {
  const blueprint = blueprintOf(request)
  const kept = backend === null ? withPlaces(request, blueprint) : request
  return { request: kept, blueprint: kept === request ? blueprint : blueprintOf(kept) }
}

/** What is not understood is told in pieces that say something. */
function inPieces(designed: Placed, backend: Backend | null): Placed {
  const told = withWholePieces(designed.request)
  // Of a backend that is there the blueprint says nothing.
  const whole = backend === null && told.intent !== 'review' ? withoutHeld(told, designed.blueprint) : told
  const request = { ...whole, capabilities: whole.capabilities.filter((one) => !isToldLimit(one, whole)) }
  const blueprint = blueprintOf(request)
  return { request: backend === null ? withBuilt(request, scopeIn(blueprint)) : request, blueprint }
}

/** `limited to 5 requests per hour per address`: what is told of it is more than what would be built. */
const isToldLimit = ({ name, from }: Capability, { unread }: DesignRequest): boolean =>
  name === 'rate-limit' && unread.some(({ start, end }) => start <= from.start && from.end <= end)

type Placed = Designed & { readonly request: DesignRequest }

/** What is open in a design: at most five questions, what is not understood first, and then what changes most of it. */
export function questionsOf(designed: Designed): readonly Question[] {
  const all = ambiguitiesIn(designed).slice(0, MOST_WEIGHED)
  const called = mostTelling(
    all.filter(({ id }) => isCalledFor(id, designed.request)),
    designed,
  )
  return (called.length > 0 ? called : mostTelling(all, designed)).map(questionOf)
}

/** The first of them: those of a kind are weighed only where the kinds before left room. */
function mostTelling(all: readonly Ambiguity[], designed: Designed): readonly Weighed[] {
  let found: readonly Weighed[] = []
  for (const some of inRanks(all)) {
    const weighed = heaviestFirst(some.flatMap((one) => weigh(one, designed) ?? []))
    found = [...found, ...weighed].filter((one, _, both) => !isAskedOf(one, both))
    if (found.length >= MOST_QUESTIONS) break
  }
  return found.slice(0, MOST_QUESTIONS)
}

/** Whether a thing is one comes before whose it is, and of what a field is before what it holds: nobody is asked twice of one. */
function isAskedOf({ ambiguity: { id } }: Weighed, all: readonly Weighed[]): boolean {
  const thing = /^(?:owner|fields)\/(\w+)$/.exec(id)?.[1]
  if (thing !== undefined) return all.some(({ ambiguity }) => ambiguity.id === `thing/${thing}`)
  const [, subject, field] = /^type\/(\w+)\.(\w+)$/.exec(id) ?? []
  return (
    field !== undefined &&
    all.some(({ ambiguity }) => {
      const [of, ...fields] = /^ties\/(.+)$/.exec(ambiguity.id)?.[1]?.split('.') ?? []
      return of === subject && fields.includes(field)
    })
  )
}

const questionOf = ({ ambiguity: { answers, ...question }, weight }: Weighed): Question => ({
  ...question,
  answers: answers.map(({ name, title, changes }) => ({ name, title, changes })),
  weight,
})

function ambiguitiesIn(designed: Designed): readonly Ambiguity[] {
  const scope = scopeIn(designed.blueprint)
  if (scope === null) return []
  // A judgement of what is there is no design: what no check looks at is told.
  if (designed.request?.intent === 'review') return []
  const known = new Set(designed.request?.subjects.flatMap(({ name, table }) => (table === null ? [] : [name])))
  if (known.size > 0 && designed.request !== null)
    return [
      ...askedQuestions(designed.request),
      ...ownerQuestions(scope, designed.request).filter(({ id }) => !known.has(id.split('/')[1] ?? '')),
    ]
  return [
    ...(designed.request === null
      ? []
      : [...askedQuestions(designed.request), ...tieQuestions(ofThings(designed.request))]),
    ...ownerQuestions(scope, designed.request),
    ...sightQuestions(scope, designed.request),
    ...makerQuestions(scope, designed.request),
    ...(designed.request === null ? [] : registeringQuestions(scope, designed.request)),
    ...flowQuestions(scope, designed),
    ...stateQuestions(scope),
    ...retentionQuestions(scope),
    ...figureQuestions(scope, designed.request),
    ...orderQuestions(scope),
  ]
}

/** Who is in something is no thing that belongs to others. */
function ofThings(request: DesignRequest): DesignRequest {
  const people = new Set(membershipsIn(request).map(({ subject }) => subject))
  return { ...request, subjects: request.subjects.filter(({ name }) => !people.has(name)) }
}

/** The design with answers, by the id of the question: those about the request first, since the blueprint follows from it. */
export function answered(designed: Designed, answers: Readonly<Record<string, string>>): Designed {
  const given = Object.entries(answers).map(([id, name]) => wayOf(designed, id, name))
  const first = given.filter(({ asked }) => asked !== undefined)
  const then = given.filter(({ asked }) => asked === undefined)
  return [...first, ...then].reduce(withAnswer, designed)
}

function wayOf(designed: Designed, id: string, name: string) {
  const all = ambiguitiesIn(designed)
  const question = all.find((one) => one.id === id)
  if (!question) {
    const ids = all.map((one) => one.id)
    const near = nearest(id, ids)
    throw new Trouble('usage', {
      message: `nobody asked ${id}`,
      help: near ? `Did you mean ${near}?` : `There are ${ids.join(', ') || 'no questions'}.`,
    })
  }
  const way = question.answers.find((one) => one.name === name)
  if (way) return way
  const names = question.answers.map((one) => one.name)
  throw new Trouble('usage', { message: `${name} is no answer to ${id}`, help: `There are ${names.join(', ')}.` })
}
