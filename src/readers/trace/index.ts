import type { Assignment, Call, Refusal, Trace } from '../../model/trace.ts'
import { findAttribute } from '../../python/interpret/attributes.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import { asText } from '../../python/values/ask.ts'
import type { ConditionOf, Value } from '../../python/values/value.ts'
import type { ExceptionStatus } from '../access/exception-status.ts'
import type { Event, Run } from '../behaviour/event.ts'
import { chainOf, keyOfEvent, placeAt } from '../queries/chain.ts'
import { readFollowUps, readReturnedRows } from '../queries/follow-ups.ts'
import { argumentOf, argumentsOf, composition, literalOf } from './argument.ts'
import { madeBy, sourcesOf } from './made.ts'
import { returnedOf } from './returned.ts'
import { testsOf } from './tests.ts'

/** What one run showed; a dependency is read once for all operations that ask for it. */
type Part = Pick<Trace, 'calls' | 'refusals' | 'assignments' | 'coroutines'>

const read = new WeakMap<Run, Part>()

/** What following an operation showed: its dependencies first, its handler last. */
export function readTrace(runs: readonly Run[], statuses: ExceptionStatus, machine: Machine): Trace {
  const once = [...new Set(runs)]
  const parts = once.map((run) => partOf(run, statuses, machine))
  const handler = once.at(-1)
  return {
    calls: parts.flatMap((part) => part.calls),
    refusals: parts.flatMap((part) => part.refusals),
    assignments: parts.flatMap((part) => part.assignments),
    coroutines: parts.flatMap((part) => part.coroutines),
    returns: handler ? returnedOf(handler.result) : [],
    followUps: readFollowUps(once, machine),
    rows: readReturnedRows(once, machine),
    complete: once.every((run) => run.complete),
  }
}

function partOf(run: Run, statuses: ExceptionStatus, machine: Machine): Part {
  let part = read.get(run)
  if (!part) read.set(run, (part = newPart(run, statuses, machine)))
  return part
}

function newPart(run: Run, statuses: ExceptionStatus, machine: Machine): Part {
  const [calls, refusals, assignments]: [Call[], Refusal[], Assignment[]] = [[], [], []]
  const seen = new Set<string>()
  const refused: ConditionOf[] = []
  for (const event of run.events) {
    // What the interpreter does by itself stands nowhere.
    if (!event.site || event.chain.some((call) => !call.site)) continue
    const key = `${event.kind} ${event.path} ${keyOfEvent(event)}`
    if (seen.has(key)) continue
    seen.add(key)
    if (event.kind === 'call' && event.call) calls.push(callOf(event, refused))
    else if (event.kind === 'raise' && event.exception) {
      refusals.push(refusalOf(event, event.exception, statuses, machine))
      refused.push(...event.conditions.slice(-2))
    } else if (event.kind === 'set' && event.call?.args[0]) assignments.push(assignmentOf(event, event.call.args[0]))
  }
  return { calls, refusals, assignments, coroutines: coroutinesOf(run) }
}

/** Each place once: one function is called from it however often it is passed. */
function coroutinesOf({ coroutines }: Run): Trace['coroutines'] {
  const places = new Map<unknown, Trace['coroutines'][number]>()
  for (const [site, name] of coroutines ?? [])
    if (site.module.file !== '' && !places.has(site.node)) places.set(site.node, { function: name, at: placeAt(site) })
  return [...places.values()]
}

const conditionsOf = (event: Event): readonly string[] => event.conditions.map((one) => one.text)

function callOf(event: Event, refused: readonly ConditionOf[]): Call {
  const given = argumentsOf(event.call!)
  const receiver = event.receiver ? composition(event.receiver).ways : undefined
  return {
    path: event.path,
    arguments: given,
    receiver: sourcesOf(event.receiver),
    ...(receiver ? { receiverWays: receiver } : {}),
    inLoop: event.inLoop,
    conditions: conditionsOf(event),
    chain: chainOf(event, `calls ${event.path}`),
    ...(receiver || given.some((one) => one.ways ?? one.items)
      ? { tests: testsOf([...event.conditions, ...refused]) }
      : {}),
  }
}

function refusalOf(event: Event, exception: Value, statuses: ExceptionStatus, machine: Machine): Refusal {
  const status = statuses.of(exception)
  const detail = exception.kind === 'instance' ? (exception.keywords.get('detail') ?? exception.args[1]) : undefined
  return {
    status: status !== null && Number.isFinite(status) ? status : null,
    exception: madeBy(exception),
    detail: (detail && literalOf(detail)) ?? null,
    ...saidOf(exception, 'code', machine),
    ...saidOf(exception, 'message', machine),
    escapes: event.escapes,
    conditions: conditionsOf(event),
    chain: chainOf(event, status === null ? `raises ${madeBy(exception)}` : `refuses with ${status}`),
  }
}

/** What its class says of every error of the kind, where that is written out. */
function saidOf(exception: Value, name: 'code' | 'message', machine: Machine): Pick<Refusal, 'code' | 'message'> {
  const of = exception.kind === 'instance' ? exception.class : exception
  const said = of.kind === 'class' ? asText(findAttribute(of, name, machine)) : null
  return said === null ? {} : { [name]: said }
}

function assignmentOf(event: Event, value: Value): Assignment {
  const owner = event.receiver
  return {
    class: owner?.kind === 'instance' ? madeBy(owner) : '',
    attribute: event.path,
    value: argumentOf(asText(value) === null ? '' : event.path, value),
    conditions: conditionsOf(event),
    chain: chainOf(event, `sets ${event.path}`),
  }
}
