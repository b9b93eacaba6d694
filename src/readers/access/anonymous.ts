import { FALSE, NONE, external, instance, integer, mapping, text, tuple, unknown } from '../../python/values/make.ts'
import type { CallOf, Instance, Value } from '../../python/values/value.ts'
import { type Machine, Unwinding } from '../../python/interpret/machine.ts'
import { Follower, callsItself, handedOut } from '../behaviour/follow.ts'
import type { Event, Run } from '../behaviour/event.ts'
import type { Dependant, Models } from '../fastapi/dependant.ts'
import { securityScheme } from '../fastapi/security.ts'
import { isCredentialName, isQueryCredential } from './credential-names.ts'
import type { SettingTests } from './settings.ts'

const CONNECTION = 'starlette.requests.HTTPConnection'

/** What is known of a callable without running it. */
export type KnownState = (callee: Value) => 'enforced' | 'optional' | 'public' | null

/**
 * Follows a request that carries no credentials at all: no header, no cookie, no session. What
 * refuses such a request is what protects; what can only raise ends the whole.
 */
export class AnonymousFollower extends Follower {
  private readonly tests: SettingTests
  private readonly known: KnownState
  private current: Event[] = []

  constructor(machine: Machine, models: Models, tests: SettingTests, known: KnownState) {
    super(machine, models)
    this.tests = tests
    this.known = known
  }

  protected override execute(dependant: Dependant): Run {
    const { callee } = dependant
    const known = this.known(callee)
    const scheme = securityScheme(callee, this.machine)
    const nothing = { callee, events: [], result: NONE, complete: true }
    if (known === 'enforced' || (scheme?.enforces && !callsItself(callee)))
      return { ...nothing, raised: denied(callee) }
    if (known || (scheme && !callsItself(callee))) return nothing
    for (const one of dependant.dependencies) {
      const { raised } = this.run(one)
      if (raised) return { ...nothing, raised }
    }
    return this.unwinding(() => super.execute(dependant), callee)
  }

  /** Runs something as nobody, and says what it raised when it could do nothing else. */
  unwinding(run: () => Run, callee: Value): Run {
    const { machine } = this
    const before = {
      unwinds: machine.unwinds,
      forks: machine.forks,
      answers: machine.answers,
      observer: machine.observer,
      loops: machine.loops,
    }
    const depths = [machine.stack.length, machine.conditions.length, machine.catching.length] as const
    const outer = this.current
    machine.unwinds = true
    machine.forks = (test, tested, frame) => this.tests.asks(test, tested, frame)
    machine.answers = (path, receiver, call) => this.answer(path, receiver, call)
    try {
      return run()
    } catch (error) {
      if (!(error instanceof Unwinding)) throw error
      return {
        callee,
        events: this.current,
        result: unknown('nothing: it always raises'),
        complete: true,
        raised: error.exception,
      }
    } finally {
      Object.assign(machine, before)
      machine.stack.length = depths[0]
      machine.conditions.length = depths[1]
      machine.catching.length = depths[2]
      this.current = outer
    }
  }

  /** Runs a callable of the application itself, a middleware, as nobody. */
  call(
    run: () => Value,
    callee: Value,
    seen: (path: string, receiver: Value | null, call: CallOf) => void = () => {},
  ): Run {
    return this.unwinding(() => {
      const events: Event[] = []
      const recorder = this.recorder(events)
      this.machine.observer = {
        ...recorder,
        onCall: (path, receiver, given) => {
          seen(path, receiver, given)
          recorder.onCall?.(path, receiver, given)
        },
      }
      let complete = true
      const result = this.machine.bounded(
        'a middleware',
        null,
        run,
        () => {
          complete = false
          return unknown('a middleware that takes too many steps')
        },
        40_000,
      )
      return { callee, events, result: handedOut(result), complete }
    }, callee)
  }

  protected override recorder(events: Event[]): ReturnType<Follower['recorder']> {
    this.current = events
    return super.recorder(events)
  }

  protected override requestValue(one: Dependant['parameters'][number]): Value {
    const absent =
      one.in === 'header' || one.in === 'cookie'
        ? isCredentialName(one.field.alias)
        : one.in === 'query' && isQueryCredential(one.field.alias)
    return absent && one.field.default ? one.field.default : super.requestValue(one)
  }

  protected override special(type: Value): Value {
    const made = super.special(type)
    return isConnection(made, this.machine) ? bareRequest(made) : made
  }

  /** A security class that is called by hand. */
  private answer(path: string, receiver: Value | null, call: CallOf): Value | undefined {
    if (path === 'fastapi.security.utils.get_authorization_scheme_param')
      return isFalse(call.args[0]) ? tuple([text(''), text('')]) : undefined
    if (!path.endsWith('.__call__')) return undefined
    const self = receiver ?? call.args[0]
    const scheme = self?.kind === 'instance' ? securityScheme(self, this.machine) : null
    if (!scheme) return undefined
    if (scheme.enforces) {
      const raised = denied(self!)
      this.machine.observer?.onRaise?.(raised, call.site)
      throw new Unwinding(raised)
    }
    return NONE
  }
}

const isFalse = (value: Value | undefined): boolean => value?.kind === 'constant' && !value.value
export const isConnection = (value: Value, machine: Machine): value is Instance =>
  value.kind === 'instance' &&
  value.class.kind === 'external' &&
  machine.library.lineage(value.class.path).includes(CONNECTION)

/** A request without anything that tells who sent it. */
export function bareRequest(request: Instance, path?: string, method?: string): Instance {
  const made = { ...request, attributes: new Map(request.attributes) }
  made.attributes.set('headers', mapping())
  made.attributes.set('cookies', mapping())
  made.attributes.set('session', mapping())
  const user = instance(external('starlette.authentication.UnauthenticatedUser'))
  user.attributes.set('is_authenticated', FALSE)
  made.attributes.set('user', user)
  if (path !== undefined) made.attributes.set('url', urlOf(path))
  if (method !== undefined) made.attributes.set('method', text(method))
  return made
}

function urlOf(path: string): Value {
  const url = instance(external('starlette.datastructures.URL'))
  url.attributes.set('path', text(path))
  return url
}

/** What FastAPI's own security classes raise: 403 for a missing bearer or key, 401 else. */
function denied(callee: Value): Value {
  const path = callee.kind === 'instance' && callee.class.kind === 'external' ? callee.class.path : ''
  const status = /HTTPBearer|APIKey|HTTPDigest|OpenIdConnect|OAuth2$/.test(path) ? 403 : 401
  const raised = instance(external('fastapi.exceptions.HTTPException'), {
    keywords: new Map([['status_code', integer(status)]]),
  })
  raised.attributes.set('status_code', integer(status))
  return raised
}
export const deniedBy = denied
