import type { AccessCheck } from '../../model/access.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import type { Run } from '../behaviour/event.ts'
import { marksOfCondition } from './aspects.ts'
import { chainOf } from './chain.ts'
import type { ExceptionStatus } from './exception-status.ts'
import { exemptIn } from './exempt.ts'
import { type Names, namesOf } from './names.ts'
import { refusalsOf } from './refusal.ts'

export interface Authorization {
  readonly checks: readonly AccessCheck[]
  readonly roles: readonly string[]
  readonly scopes: readonly string[]
}

const NONE: Authorization = { checks: [], roles: [], scopes: [] }

/** Refusals of somebody who is known: what the last question on the way asks of the caller. */
export class Authorizations {
  private readonly known = new WeakMap<Run, Authorization>()
  private readonly statuses: ExceptionStatus
  private readonly machine: Machine

  constructor(statuses: ExceptionStatus, machine: Machine) {
    this.statuses = statuses
    this.machine = machine
  }

  of(run: Run): Authorization {
    let found = this.known.get(run)
    if (!found) this.known.set(run, (found = run.events.length ? this.read(run) : NONE))
    return found
  }

  private read(run: Run): Authorization {
    const checks: AccessCheck[] = []
    const names: Names[] = []
    const seen = new Set<unknown>()
    for (const refusal of refusalsOf(run.events, this.statuses, this.machine)) {
      const last = refusal.event.conditions[refusal.event.conditions.length - 1]
      if (
        !last ||
        ![401, 403, 404].includes(refusal.status) ||
        !marksOfCondition(last).credential ||
        seen.has(refusal.event.site.node)
      )
        continue
      const found = namesOf(last)
      const named = found.roles.length + found.scopes.length > 0
      if (!marksOfCondition(last).principal && (!named || refusal.status === 401)) continue
      if (
        !named &&
        (refusal.status === 401 ||
          asksWhetherThere(last.text) ||
          (refusal.status === 404 && !/[=!<>]=|\b(not )?in\b/.test(last.text)))
      )
        continue
      seen.add(refusal.event.site.node)
      const exempt = exemptIn(refusal.event.conditions)
      names.push(exempt === null ? found : { roles: [], scopes: found.scopes })
      checks.push({
        kind: 'authorization',
        status: refusal.status,
        chain: chainOf(refusal),
        condition: '',
        ...(exempt === null ? {} : { exempt: exempt.roles }),
      })
    }
    return {
      checks,
      roles: [...new Set(names.flatMap((one) => one.roles))],
      scopes: [...new Set(names.flatMap((one) => one.scopes))],
    }
  }
}

/** `not user`, `user is None`: whether somebody is there at all. */
const asksWhetherThere = (text: string): boolean => /^(not )?\w+$|^(not )?\(?[\w.]+ is (not )?None\)?$/.test(text)
