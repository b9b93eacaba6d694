import { argument, inherits } from '../../python/values/ask.ts'
import { instance } from '../../python/values/make.ts'
import type { Instance, Mapping, Site, Value } from '../../python/values/value.ts'
import { call } from '../../python/interpret/calls.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import { external } from '../../python/values/make.ts'
import { findAttribute } from '../../python/interpret/attributes.ts'
import { statusNumber } from '../fastapi/status.ts'
import { EXCEPTION_STATUSES } from './libraries.ts'
import { attributeStatus, closed, isWebSocketException } from './refusal.ts'

const HTTP = ['fastapi.exceptions.HTTPException', 'starlette.exceptions.HTTPException', 'fastapi.HTTPException']

/** Which status an exception ends in, by its own attributes or by the handler the application registered for it. */
export class ExceptionStatus {
  private readonly machine: Machine
  private readonly handlers: Mapping | null
  private readonly known = new Map<Value, number | null>()

  constructor(application: Instance, machine: Machine) {
    this.machine = machine
    const handlers = application.attributes.get('exception_handlers')
    this.handlers = handlers?.kind === 'mapping' ? handlers : null
  }

  of(raised: Value): number | null {
    if (raised.kind === 'alternatives') return this.of(raised.options[0]!.value)
    if (raised.kind === 'class') return this.ofClass(raised)
    if (raised.kind === 'external') return named(raised.path)
    if (raised.kind !== 'instance') return null
    const path = raised.class.kind === 'external' ? raised.class.path : ''
    if (isWebSocketException(raised)) return closed(Number(argumentOf(raised, 'code')))
    if (inherits(raised.class, ...HTTP)) return attributeStatus(raised, this.machine)
    if (path) return named(path)
    return this.handled(raised)
  }

  private ofClass(raised: Value & { kind: 'class' }): number | null {
    if (!this.known.has(raised)) {
      const made = this.quietly(() =>
        call(raised, { args: [], keywords: new Map(), open: false, site: raised.site }, this.machine),
      )
      this.known.set(raised, made?.kind === 'instance' ? this.of(made) : null)
    }
    return this.known.get(raised)!
  }

  /** The status of the answer of the handler that is registered for the nearest class. */
  private handled(raised: Instance): number | null {
    const lineage = raised.class.kind === 'class' ? raised.class.mro : [raised.class]
    for (const base of lineage) {
      const handler =
        this.handlers &&
        [...this.handlers.entries.values()].find(
          ({ key }) => key === base || (key.kind === 'external' && base.kind === 'external' && key.path === base.path),
        )
      if (handler) return this.answer(handler.value, raised)
    }
    return null
  }

  private answer(handler: Value, raised: Instance): number | null {
    const key = raised.class
    const own = attributeStatus(raised, this.machine)
    if (own === null && this.known.has(key)) return this.known.get(key)!
    const site = handler.kind === 'function' ? handler.site : (raised.site as Site)
    const request = instance(external('starlette.requests.Request'))
    const answer = this.quietly(() =>
      call(handler, { args: [request, raised], keywords: new Map(), open: false, site }, this.machine),
    )
    const status = answer ? (statusOf(answer, this.machine) ?? own) : own
    if (own === null) this.known.set(key, status)
    return status
  }

  private quietly(run: () => Value): Value | null {
    const { machine } = this
    const { observer, unwinds, forks } = machine
    machine.observer = null
    machine.unwinds = false
    machine.forks = null
    try {
      return machine.bounded('an exception handler', null, run, () => instance(external('builtins.object')), 5_000)
    } finally {
      Object.assign(machine, { observer, unwinds, forks })
    }
  }
}

const argumentOf = (value: Instance, name: string): unknown => {
  const code = argument(value, 0, name)
  return statusNumber(code) ?? (code?.kind === 'external' && /1008|POLICY/.test(code.path) ? 1008 : Number.NaN)
}

function statusOf(answer: Value, machine: Machine): number | null {
  if (answer.kind === 'alternatives') return statusOf(answer.options[0]!.value, machine)
  if (answer.kind !== 'instance') return null
  return (
    statusNumber(answer.keywords.get('status_code')) ??
    statusNumber(findAttribute(answer, 'status_code', machine)) ??
    statusNumber(answer.args[1])
  )
}

const named = (path: string): number | null => EXCEPTION_STATUSES.find(([pattern]) => pattern.test(path))?.[1] ?? null
