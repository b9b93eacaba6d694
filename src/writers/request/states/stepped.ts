import { doersOf, mayDoEver } from './doers.ts'
import { type Draft, type DraftField, type People, highest } from '../things/draft.ts'
import { isOpenIn, whileInTime } from './locks.ts'
import { hosts, servers } from '../rights/serving.ts'
import { endOf, isMadeSo } from './ends-of-deeds.ts'
import { endsBefore, flowOf } from './flow.ts'
import { JUDGING, beginningOf, beginningsOf, deedOf, stateField } from './steps-of-deeds.ts'
import { OFF, valuesOf } from './values.ts'
import { type Around, ownersOf } from '../rights/ways.ts'
import { type Who, either, pathOf, roleOf } from '../people/who.ts'

type Flow = ReturnType<typeof flowOf>

/** One of the things that are done with a row, which is that it stands otherwise afterwards. */
interface Deed {
  readonly operation: string
  readonly end: string
  readonly whos: readonly Who[]
  readonly rule: string
}

/** What is done with a row and is no more than a step of how it stands is that step, for whoever does it. */
export const withStepsOfDeeds = (around: Around): readonly Draft[] =>
  around.people.isPublic ? around.drafts : around.drafts.map((draft) => stepped(draft, around))

function stepped(draft: Draft, around: Around): Draft {
  const { people, request } = around
  const field = stateField(draft)
  const deeds = field === undefined ? [] : deedsOf(draft, field, around)
  if (field === undefined || deeds.length === 0) return draft
  const start = beginningOf(field)
  const open = valuesOf(field).filter((one) => one !== start && deeds.every(({ end }) => end !== one))
  const flow = flowOf(draft.name, true, request)
  const unsaid = new Map(
    open.map((one) => [one, passing(one, field, deeds, flow) ?? unsaidOf(one, deeds, { draft, field, around })]),
  )
  const setter = either([...deeds.flatMap(({ whos }) => whos), ...[...unsaid.values()].flat()], people)
  if (setter === 'anyone') return draft
  const ruleTo = (to: string): string =>
    deeds.find(({ end }) => end === to)?.rule ?? (unsaid.has(to) ? either(unsaid.get(to)!, people) : setter)
  const steps = stepsOf(draft, field, deeds, around).map(({ from, to }) => {
    const rule = ruleTo(to)
    return `${from} -> ${to}${rule === setter ? '' : ` if ${rule}`}`
  })
  const made = operationsOf(draft, around).filter((one) => isMadeSo(one, start))
  if (!reachesAll(field, steps)) return draft
  const isSaid = request.subjects.some(({ name, states }) => name === draft.name && saidSteps(states, field).length > 0)
  return {
    ...draft,
    done: [...deeds.map(({ operation }) => operation), ...made],
    steps: [{ field: field.name, steps, why: isSaid ? 'asked' : WHY, isOfDeeds: true }],
    fields: draft.fields.map((one) =>
      one === field ? { ...one, type: `${one.type.replace(/ set by .*$/, '')} set by ${setter}` } : one,
    ),
  }
}

interface Place {
  readonly draft: Draft
  readonly field: DraftField
  readonly around: Around
}

/** Between two turns: whoever took the one before. Before them all: whoever takes the first. */
function passing(state: string, field: DraftField, deeds: readonly Deed[], flow: Flow): readonly Who[] | null {
  const values = valuesOf(field)
  const [before] = passedBehind(state, field, flow) ?? []
  const first = deeds.filter(({ operation }) => flow[0]?.includes(operation) === true)
  const isAhead = state !== 'submitted' && first.some(({ end }) => values.indexOf(state) < values.indexOf(end))
  if (before === undefined) return isAhead && !OFF.test(state) ? first.flatMap(({ whos }) => whos) : null
  return deeds.find(({ end }) => end === before)?.whos ?? null
}

/** Who says of a row that it is so, where nobody is said to. */
function unsaidOf(state: string, deeds: readonly Deed[], { draft, field, around }: Place): readonly Who[] {
  const { people } = around
  const top = roleOf(highest(people))
  // Whoever approves it rejects it, too.
  const judges = JUDGING.test(deedOf(state)) ? deeds.filter(({ operation }) => JUDGING.test(operation)) : []
  if (judges.length > 0) return judges.flatMap(({ whos }) => whos)
  const isHandedIn = state === 'submitted' && beginningOf(field) === 'draft'
  if (isHandedIn || !/ set by /.test(field.type)) return [...ownersOf(draft, around), ...servers(draft, around), top]
  // Whoever does the rest with it, where it is not whoever made it.
  const doing = deeds
    .flatMap(({ whos }) => whos)
    .filter(
      (who) =>
        !(who.kind === 'path' && who.path === draft.owner) && !(who.kind === 'role' && who.role === highest(people)),
    )
  if (doing.length > 0) return [...settersOf(field, people), ...doing, top]
  const having = draft.owner === null ? [] : hosts(draft, around)
  return [...settersOf(field, people), ...having, ...servers(draft, around), top]
}

const WHY = 'supposed: which of them may follow which'

const saidSteps = (states: Around['request']['subjects'][number]['states'], field: DraftField) =>
  (states ?? []).flatMap((one) => (one.field === field.name ? one.steps : []))

const operationsOf = ({ name }: Draft, { request }: Around): readonly string[] => [
  ...new Set(
    request.capabilities.flatMap((one) =>
      one.name === 'operation' && one.of?.startsWith(`${name}.`) ? [one.of.split('.')[1]!.replaceAll('-', '_')] : [],
    ),
  ),
]

/** What whoever made it does, where nobody is said to. */
const OF_OWNERS = /^(cancel|withdraw|submit|publish|archive|reopen)$/
/** Who pays has not paid by saying so. */
const PAYING = /^(pay|refund|verify)$/
const isOfMaker = (whos: readonly Who[], { owner }: Draft): boolean =>
  whos.some((who) => who.kind === 'path' && who.path === owner)

function deedsOf(draft: Draft, field: DraftField, around: Around): readonly Deed[] {
  const start = beginningOf(field)
  const found = operationsOf(draft, around).flatMap((operation): readonly Deed[] => {
    const end = endOf(operation, valuesOf(field))
    if (end === null || (end === start && operation !== 'reopen') || isMadeSo(operation, start)) return []
    const said = doersOf(operation, draft, around)
    if (PAYING.test(operation) && isOfMaker(said ?? [], draft)) return []
    const usual = OF_OWNERS.test(operation) ? ownersOf(draft, around) : hosts(draft, around)
    const whos = said ?? [...usual, ...servers(draft, around), roleOf(highest(around.people))]
    const ever = said === null ? either(whos, around.people) : mayDoEver(operation, draft, around)
    const rule = whileInTime(ever, operation, draft, around.request)
    return [{ operation, end, whos, rule }]
  })
  return found.filter(({ end }, at) => found.findIndex((one) => one.end === end) === at)
}

/** Who is said to set it, but for the server. */
function settersOf({ type }: DraftField, people: People): readonly Who[] {
  const said = / set by (.*)$/.exec(type)?.[1] ?? 'server'
  if (said === 'server') return []
  return /[()]| and /.test(said) ? [pathOf(said)] : said.split(' or ').flatMap((term) => oneOf(term, people))
}

function oneOf(term: string, people: People): readonly Who[] {
  if (people.roles.includes(term)) return [roleOf(term)]
  const roles = /^me\.role = ([\w|]+)$/.exec(term)?.[1]
  if (roles !== undefined) return roles.split('|').map(roleOf)
  return [pathOf(term)]
}

interface Step {
  readonly from: string
  readonly to: string
}

/** As they are said, and else as such things usually go. */
function stepsOf(draft: Draft, field: DraftField, deeds: readonly Deed[], { request }: Around): readonly Step[] {
  const subject = request.subjects.find(({ name }) => name === draft.name)
  const said = saidSteps(subject?.states, field)
  if (said.length > 0) return said
  const start = beginningOf(field)
  const flow = flowOf(draft.name, true, request)
  return valuesOf(field).flatMap((to) => {
    const deed = deeds.find(({ end }) => end === to)
    if (deed === undefined && to === start) return []
    const operation = deed?.operation ?? deedOf(to)
    const before = deed === undefined ? passedBehind(to, field, flow) : inTurn(operation, to, field, flow)
    return (before ?? beginningsOf(operation, to, field))
      .filter((from) => from !== to && isOpenIn(from, operation, draft, request))
      .map((from) => ({ from, to }))
  })
}

/** From what the turn before led to, and what comes between; null where nothing comes before. */
function inTurn(operation: string, to: string, field: DraftField, flow: Flow) {
  const values = valuesOf(field)
  const before = endsBefore(operation, flow, values).filter((one) => one !== to)
  if (before.length === 0) return null
  const [first, last] = [Math.min(...before.map((one) => values.indexOf(one))), values.indexOf(to)]
  const turn = flow.find((stage) => stage.includes(operation)) ?? []
  const own = turn.flatMap((one) => endOf(one, values) ?? [])
  const between = values.filter((one, at) => at >= first && at < last && !OFF.test(one) && !own.includes(one))
  return between.length > 0 ? between : before
}

/** Between two turns: only what the one before led to comes before it; null where it stands elsewhere. */
function passedBehind(to: string, field: DraftField, flow: Flow): readonly string[] | null {
  const values = valuesOf(field)
  const at = values.indexOf(to)
  const ends = flow.flat().flatMap((operation) => endOf(operation, values) ?? [])
  const behind = values.slice(0, at).findLastIndex((one) => ends.includes(one))
  const isPassed = behind >= 0 && !OFF.test(to) && values.slice(at).some((one) => ends.includes(one) && !OFF.test(one))
  return isPassed ? values.slice(behind, at).filter((one) => !OFF.test(one)) : null
}

function reachesAll(field: DraftField, steps: readonly string[]): boolean {
  const reached = new Set([beginningOf(field)])
  for (const state of reached)
    for (const step of steps) {
      const [, from = '', to = ''] = /^(\w+) -> (\w+)/.exec(step) ?? []
      if (from === state) reached.add(to)
    }
  return valuesOf(field).every((value) => reached.has(value))
}
