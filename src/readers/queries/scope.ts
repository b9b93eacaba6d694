import type { Answer } from '../../model/provenance.ts'
import { isNone } from '../../python/values/ask.ts'
import type { ConditionOf, Instance, Value } from '../../python/values/value.ts'
import type { Event, Run } from '../behaviour/event.ts'
import { type Label, PRINCIPAL, labelsOf } from '../behaviour/labels.ts'
import type { Execution } from './executions.ts'
import { loadedIn } from './loaded.ts'
import { isPrincipal } from './origin.ts'

/** One execution with the run it happened in. */
export interface Placed {
  readonly execution: Execution
  readonly run: Run
  readonly index: number
}

interface Condition {
  readonly labels: ReadonlySet<Label>
  readonly objects: ReadonlySet<Instance>
}
const conditions = new WeakMap<Value & object, Condition>()

function conditionOf(value: Value): Condition {
  let known = conditions.get(value)
  if (!known) conditions.set(value, (known = { labels: labelsOf(value), objects: loadedIn(value) }))
  return known
}

/**
 * Whether the rows of each statement are restricted to what the caller may see. A statement is
 * restricted by a filter that compares with the caller, by one that compares with something which
 * was restricted before, or by a check of what it loaded against the caller.
 */
export class Scopes {
  /** Statements by what identifies their results. */
  private readonly byKey = new Map<object, Placed>()
  private readonly scoped = new Map<Execution, Answer>()
  private readonly checked = new Set<Execution>()
  private readonly checkedLabels = new Set<Label>()
  private readonly complete: boolean

  constructor(placed: readonly Placed[], runs: readonly Run[]) {
    for (const one of placed) for (const key of one.execution.keys) this.byKey.set(key, one)
    this.complete = runs.every((run) => run.complete || run.events.length === 0)
    for (const run of runs) this.readChecks(run, run === runs.at(-1))
    for (const one of placed) this.readMembership(one)
    for (const one of placed) this.scoped.set(one.execution, this.decide(one.execution))
  }

  answer(execution: Execution): Answer {
    return this.scoped.get(execution) ?? 'unknown'
  }

  /** What a condition compares with the caller, or hands out as the caller, is checked. */
  private readChecks(run: Run, isHandler: boolean): void {
    // What a handler answers beside the caller's name was not compared with the caller.
    if (!isHandler && labelsOf(run.result).has(PRINCIPAL)) this.check(loadedIn(run.result))
    const seen = new Set<ConditionOf>()
    for (const event of run.events) {
      for (const condition of event.conditions) {
        if (!condition.value || seen.has(condition)) continue
        seen.add(condition)
        const { labels, objects } = conditionOf(condition.value)
        if (!labels.has(PRINCIPAL)) continue
        this.check(objects)
        for (const label of labels) if (/^(path|query|body):/.test(label)) this.checkedLabels.add(label)
      }
    }
  }

  private check(objects: ReadonlySet<Instance>): void {
    for (const object of objects) {
      const source = this.sourceOf(object)
      if (source) this.checked.add(source.execution)
    }
  }

  /** `member of this organisation?`: a statement that asks for the caller and for something named by the request, before a refusal. */
  private readMembership({ execution, run, index }: Placed): void {
    const { filters } = execution.shape
    if (!filters.some((one) => one.from === 'principal')) return
    const refusal = run.events.slice(index + 1, index + 12).some((event) => event.kind === 'raise')
    if (!refusal) return
    for (const filter of filters) {
      for (const label of labelsOf(filter.value)) if (/^(path|query|body):/.test(label)) this.checkedLabels.add(label)
      if (filter.value) this.check(loadedIn(filter.value))
    }
  }

  /** The statement that loaded an object, through relationships of other objects. */
  private sourceOf(object: Instance): Placed | null {
    let at: Value | null = object
    for (let i = 0; at?.kind === 'instance' && i < 60; i++) {
      const found = this.byKey.get(at) ?? this.byKey.get(at.args)
      if (found) return found
      at = at.receiver
    }
    return null
  }

  private decide(execution: Execution): Answer {
    const { shape, event } = execution
    if (shape.principal === 'always' || this.checked.has(execution)) return 'yes'
    if (shape.filters.some((one) => one.value && this.isRestricted(one.value))) return 'yes'
    if (execution.objects.some((one) => this.objectIsRestricted(one))) return 'yes'
    if (shape.principal === 'sometimes' || !shape.known || !this.complete || dependsOnCaller(event)) return 'unknown'
    if (shape.verb === 'insert' && execution.objects.some((one) => !isFullyKnown(one))) return 'unknown'
    return shape.filters.some((one) => one.from === 'unknown') ? 'unknown' : 'no'
  }

  private isRestricted(value: Value): boolean {
    const labels = labelsOf(value)
    if ([...labels].some((label) => this.checkedLabels.has(label) || label.startsWith('credentials:'))) return true
    return [...loadedIn(value)].some((object) => this.objectIsRestricted(object))
  }

  private objectIsRestricted(object: Instance): boolean {
    if (object.labels.includes(PRINCIPAL)) return true
    const source = this.sourceOf(object)
    if (source) return this.checked.has(source.execution) || this.scoped.get(source.execution) === 'yes'
    // A new object belongs to the caller when the caller was put into it.
    return [...object.attributes.values(), ...object.args, ...object.keywords.values()].some(
      (one) =>
        !isNone(one) &&
        (isPrincipal(one) ||
          [...loadedIn(one)].some(
            (other) => other !== object && other.receiver !== null && this.objectIsRestricted(other),
          )),
    )
  }
}

/** Whether all that was put into a new object is seen; `Item(**data)` may hold anything. */
const isFullyKnown = (object: Instance): boolean =>
  object.attributes.size > 0 &&
  [...object.attributes.values()].every(
    (one) => one.kind !== 'unknown' || one.labels.length > 0 || one.why.startsWith('a computed'),
  )

const dependsOnCaller = (event: Event): boolean =>
  event.conditions.some(
    (condition) => condition.value !== undefined && conditionOf(condition.value).labels.has(PRINCIPAL),
  )
