import { asText, classAttribute } from '../../python/values/ask.ts'
import { external, instance, unknown } from '../../python/values/make.ts'
import type { CallOf, FunctionValue, Site, Value } from '../../python/values/value.ts'
import { call } from '../../python/interpret/calls.ts'
import type { Machine, Observer } from '../../python/interpret/machine.ts'
import { symbolic } from '../../python/interpret/symbolic.ts'
import { escapes } from '../../python/interpret/tries.ts'
import type { Dependant } from '../fastapi/dependant.ts'
import { analyse, flatten } from '../fastapi/parameters.ts'
import type { Models } from '../fastapi/dependant.ts'
import { securityScheme } from '../fastapi/security.ts'
import type { Asking, Event, Kept, Measured, Queued, Run } from './event.ts'
import { keptFor } from './keeping.ts'
import { givenTo, isMeasure } from './measures.ts'
import { Snapshots } from './snapshots.ts'
import { PRINCIPAL, labelled, labelsOf } from './labels.ts'

/** Steps one callable may take before it is given up: enough for a long service, not for a program. */
const STEPS = 30_000
const MAXIMUM_EVENTS = 2_500

/** What carries whatever the caller sent. */
const CONNECTION = /^(fastapi|starlette)\.(requests\.|websockets\.)?(Request|HTTPConnection|WebSocket)$/

/** What functions are called that put work in a queue. */
const QUEUES = /^(enqueue|queue|defer|dispatch)(_job|_task)?$/

const NOT_CAUGHT: Event['catching'] = []

/** Calls that say nothing of what an operation does: those of Python itself, but for what opens or runs something. */
const isPlain = (path: string): boolean =>
  path !== 'time.sleep' &&
  (path.startsWith('builtins.') ? !/^builtins\.(open|eval|exec|compile|__import__)$/.test(path) : PLAIN.test(path))
const PLAIN =
  /^(typing|logging|structlog|datetime|uuid|json|functools|itertools|collections|dataclasses|enum|re|math|copy|decimal|time)\./

/** Calls of Python itself that tell something when what is handed to them is not written out. */
function isTelling(path: string, given: CallOf): boolean {
  if (path === 'builtins.getattr') return isOpen(given.args[1])
  return /^re\.(compile|match|search|fullmatch|findall|finditer|sub|split)$/.test(path) && isOpen(given.args[0])
}
const isOpen = (value: Value | undefined): boolean => value !== undefined && labelsOf(value).size > 0

/** What functions of the project are told on the way. */
interface Told {
  readonly asked: Asking[]
  readonly queued: Queued[]
  readonly measured: Measured[]
  readonly kept: Kept[]
}

/** Told of each dependency once it was run; may put a label on what it hands out. */
export type Judge = (dependant: Dependant, run: Run) => Value

/**
 * Runs what answers a request as the request would, with values known only by their types, and
 * writes down what it does. A dependency is run once, however many operations ask for it.
 */
export class Follower {
  protected readonly machine: Machine
  protected readonly models: Models
  private readonly judge: Judge
  private readonly runs = new Map<Value, Run>()

  constructor(machine: Machine, models: Models, judge: Judge = (_, run) => run.result) {
    this.machine = machine
    this.models = models
    this.judge = judge
  }

  /** The runs of a dependency graph: dependencies first, the callable itself last. */
  follow(dependant: Dependant): readonly Run[] {
    const inner = dependant.dependencies.flatMap((one) => this.follow(one))
    return [...inner, this.run(dependant)]
  }

  run(dependant: Dependant): Run {
    const known = this.runs.get(dependant.callee)
    if (known) return known
    // A graph that asks for itself must end.
    this.runs.set(dependant.callee, {
      callee: dependant.callee,
      events: [],
      result: unknown('a dependency in a circle'),
      complete: false,
    })
    const run = this.execute(dependant)
    const judged = dependant.via === 'endpoint' ? run : { ...run, result: this.judge(dependant, run) }
    this.runs.set(dependant.callee, judged)
    return judged
  }

  protected execute(dependant: Dependant): Run {
    const { callee } = dependant
    const scheme = securityScheme(callee, this.machine)
    if (scheme && !callsItself(callee))
      return {
        callee,
        events: [],
        result: unknown(`credentials of ${scheme.name}`, null, [`credentials:${scheme.name}`]),
        complete: true,
      }
    const site = siteOf(callee, dependant)
    const given = this.argumentsOf(dependant, site)
    const events: Event[] = []
    const coroutines = new Map<Site, string>()
    const told: Told = { asked: [], queued: [], measured: [], kept: [] }
    const before = this.machine.gaveUp.length
    const observer = this.machine.observer
    this.machine.observer = this.recorder(events, coroutines, told)
    let complete = dependant.known && callee.kind !== 'external' && callee.kind !== 'unknown'
    try {
      const result = this.machine.bounded(
        `${nameOf(callee)}()`,
        site,
        () => call(callee, given, this.machine),
        () => {
          complete = false
          return unknown('a callable that takes too many steps')
        },
        STEPS,
      )
      return {
        callee,
        events,
        coroutines,
        ...told,
        result: scheme ? labelled(handedOut(result), `credentials:${scheme.name}`) : handedOut(result),
        complete,
      }
    } finally {
      this.machine.observer = observer
      this.machine.gaveUp.length = Math.max(before, Math.min(this.machine.gaveUp.length, before + 1))
    }
  }

  protected recorder(
    events: Event[],
    coroutines = new Map<Site, string>(),
    told: Told = { asked: [], queued: [], measured: [], kept: [] },
  ): Observer {
    const { machine } = this
    const calls = new Snapshots<Machine['stack'][number]>()
    const conditions = new Snapshots<Machine['conditions'][number]>()
    const common = () => ({
      chain: calls.of(machine.stack),
      conditions: conditions.of(machine.conditions),
      inLoop: machine.loops > 0,
      catching: machine.catching.length > 0 ? machine.catching.map((one) => one.types) : NOT_CAUGHT,
      escapes: true,
    })
    return {
      onCall: (path, receiver, given) => {
        // What the interpreter asks for by itself, a property for example, stands nowhere.
        if ((given.site as Site | null) === null || (isPlain(path) && !isTelling(path, given))) return
        if (events.length < MAXIMUM_EVENTS)
          events.push({ kind: 'call', path, receiver, call: given, exception: null, site: given.site, ...common() })
      },
      onCoroutine: (of, site) => {
        if (coroutines.size < MAXIMUM_EVENTS && (site as Site | null) !== null) coroutines.set(site, of.name)
      },
      onEnter: (of, given) => this.enter(of, given, calls, told),
      onSet: (to, name, value, site) => {
        if (to.receiver === null || to.class.kind !== 'class' || events.length >= MAXIMUM_EVENTS) return
        events.push({
          kind: 'set',
          path: name,
          receiver: to,
          call: { args: [value], keywords: new Map(), open: false, site },
          exception: null,
          site,
          ...common(),
        })
      },
      onRaise: (exception, site) => {
        if (events.length < MAXIMUM_EVENTS)
          events.push({
            kind: 'raise',
            path: '',
            receiver: null,
            call: null,
            exception,
            site,
            ...common(),
            escapes: escapes(exception, machine.catching),
          })
      },
    }
  }

  /** A function of the project is called: with the caller alone, with a measure, or to put something in a queue. */
  private enter(
    of: FunctionValue,
    call: CallOf,
    calls: Snapshots<Machine['stack'][number]>,
    { asked, queued, measured, kept }: Told,
  ): void {
    const { args, keywords, site } = call
    if ((site as Site | null) === null) return
    const { stack, loops } = this.machine
    if (isMeasure(call) && of.site.module.file !== '' && measured.length < MAXIMUM_EVENTS)
      measured.push({ function: of, site, chain: calls.of(stack), given: givenTo(of, call) })
    const seconds = keptFor(of, call)
    if (seconds !== null && kept.length < MAXIMUM_EVENTS) kept.push({ seconds, site })
    if (QUEUES.test(of.name) && of.site.module.file !== '')
      for (const name of args.flatMap((one) => asText(one) ?? []).slice(0, 1))
        queued.push({ name, site, chain: calls.of(stack), inLoop: loops > 0 })
    const [only, ...more] = args
    if (!only || more.length + keywords.size > 0 || asked.length >= MAXIMUM_EVENTS) return
    if (labelsOf(only).has(PRINCIPAL)) asked.push({ function: of, site, chain: calls.of(stack) })
  }

  /** The arguments FastAPI would hand over: what dependencies returned, and values of the request. */
  protected argumentsOf(dependant: Dependant, site: Site): CallOf {
    const keywords = new Map<string, Value>()
    for (const one of dependant.dependencies)
      if (one.name && one.via === 'parameter')
        keywords.set(one.name, this.handedTo(dependant, one.name, this.run(one).result))
    for (const one of dependant.parameters) keywords.set(one.field.name, this.requestValue(one))
    for (const one of dependant.signature)
      if (!keywords.has(one.name) && !one.variadic) {
        const special = analyse(one, false, this.machine, this.models)
        if (special.kind === 'special')
          keywords.set(one.name, this.special(flatten(one.type).type ?? external('builtins.object')))
      }
    const view = dependant.dependencies.find((one) => one.via === 'class')
    return { args: view ? [this.viewObject(view)] : [], keywords, open: false, site }
  }

  /** What a dependency hands over; by the annotation of the parameter when its own code does not tell. */
  private handedTo(dependant: Dependant, name: string, result: Value): Value {
    if (result.kind !== 'unknown' && result.kind !== 'external' && result.kind !== 'method') return result
    const type = flatten(dependant.signature.find((one) => one.name === name)?.type).type
    const made = type ? symbolic(type, this.machine, [...labelsOf(result)]) : result
    return made.kind === 'unknown' ? result : made
  }

  /** The request itself, a response to fill, background tasks. */
  protected special(type: Value): Value {
    return symbolic(type, this.machine, type.kind === 'external' && CONNECTION.test(type.path) ? ['request'] : [])
  }

  protected requestValue(one: Dependant['parameters'][number]): Value {
    const type = flatten(one.field.type).type
    const label = `${one.in}:${one.field.alias}`
    return labelled(
      type ? symbolic(type, this.machine, [label]) : unknown('a value of the request', null, [label]),
      label,
    )
  }

  /** The object of a class-based view, its annotated names filled by injection. */
  private viewObject(view: Dependant): Value {
    if (view.callee.kind !== 'class') return unknown('a view')
    const made = instance(view.callee)
    for (const one of view.dependencies) if (one.name) made.attributes.set(one.name, this.run(one).result)
    for (const one of view.parameters) made.attributes.set(one.field.name, this.requestValue(one))
    return made
  }
}

/** A security class of the project that asks in its own words. */
export const callsItself = (callee: Value): boolean =>
  callee.kind === 'instance' &&
  callee.class.kind === 'class' &&
  classAttribute(callee.class, '__call__')?.value.kind === 'function'

/** A dependency with `yield` hands out what it yields. */
export function handedOut(result: Value): Value {
  return result.kind === 'sequence' && result.type === 'iterator' && result.items.length > 0 ? result.items[0]! : result
}

function nameOf(callee: Value): string {
  if (callee.kind === 'function' || callee.kind === 'class') return callee.name
  return callee.kind === 'method' ? nameOf(callee.function) : callee.kind === 'external' ? callee.path : callee.kind
}

export function siteOf(callee: Value, dependant: Dependant): Site {
  if (callee.kind === 'function' || callee.kind === 'class') return callee.site
  if (callee.kind === 'method' && callee.function.kind === 'function') return callee.function.site
  if (callee.kind === 'instance' && callee.site) return callee.site
  return dependant.site as Site
}
