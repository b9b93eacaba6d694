import type { Instance, Value } from '../../python/values/value.ts'
import type { Run } from '../behaviour/event.ts'
import { askedOutside, mayAskWho } from './reach.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import { type Follower, callsItself } from '../behaviour/follow.ts'
import type { Dependant } from '../fastapi/dependant.ts'
import { securityScheme } from '../fastapi/security.ts'
import { type AnonymousFollower, deniedBy } from './anonymous.ts'
import { shortName } from './callee-name.ts'
import { credentialOf, credentialsRead } from './credentials.ts'
import type { ExceptionStatus } from './exception-status.ts'
import { type Finding, NOTHING, unknownFinding } from './finding.ts'
import type { AccessHints } from './hints.ts'
import { judgeRefusals } from './judge-refusals.ts'
import { knownAccess } from './known.ts'
import { step } from './places.ts'
import { refusalsOf } from './refusal.ts'
import type { SettingTests } from './settings.ts'
import { statusNumber } from '../fastapi/status.ts'

export interface GateTools {
  readonly machine: Machine
  readonly anonymous: AnonymousFollower
  readonly somebody: Follower
  readonly statuses: ExceptionStatus
  readonly settings: SettingTests
  readonly hints: AccessHints
}

/** What one dependency, or the handler itself, does about a caller without credentials. */
export class Gates {
  private readonly tools: GateTools
  private readonly known = new Map<Value, Finding>()

  constructor(tools: GateTools) {
    this.tools = tools
  }

  of(dependant: Dependant, follower: Follower): Finding {
    let finding = this.known.get(dependant.callee)
    if (!finding) this.known.set(dependant.callee, (finding = this.read(dependant, follower)))
    return finding
  }

  private read(dependant: Dependant, follower: Follower): Finding {
    const { callee } = dependant
    const { machine, hints } = this.tools
    const known = knownAccess(callee, hints)
    const scheme = securityScheme(callee, machine)
    if (scheme && !callsItself(callee) && !known)
      return this.scheme(callee as Instance, credentialOf(scheme), scheme.enforces)
    if (known) return this.summarised(dependant, known.state, known.credential)
    if (!isReadable(callee))
      return unknownFinding(this.at(dependant, `what ${shortName(callee) || 'a dependency'} does is not known`))
    const finding = this.follow(dependant, follower)
    return scheme ? { ...finding, credentials: [...new Set([credentialOf(scheme), ...finding.credentials])] } : finding
  }

  /** A security class of FastAPI: it refuses by itself unless told not to. */
  private scheme(callee: Instance, credential: string, enforces: boolean): Finding {
    const auto = callee.keywords.get('auto_error')
    const open = auto !== undefined && auto.kind !== 'constant'
    const site = callee.site
    if (!enforces && !open) return { ...NOTHING, state: 'optional', credentials: [credential] }
    const raised = deniedBy(callee)
    const status = statusNumber(raised.kind === 'instance' ? raised.attributes.get('status_code') : undefined) ?? 401
    const chain = site ? [step(`${shortName(callee)} answers ${status} by itself`, site)] : []
    return {
      ...NOTHING,
      state: open ? 'conditional' : 'enforced',
      credentials: [credential],
      checks: [{ kind: 'authentication', status, chain, condition: open ? 'auto_error' : '' }],
    }
  }

  private summarised(dependant: Dependant, state: 'enforced' | 'optional' | 'public', credential: string): Finding {
    const credentials = credential ? [credential] : []
    if (state !== 'enforced') return { ...NOTHING, state: state === 'public' ? 'none' : 'optional', credentials }
    return {
      ...NOTHING,
      state,
      credentials,
      checks: [
        {
          kind: 'authentication',
          status: 401,
          chain: [this.at(dependant, `${shortName(dependant.callee)} answers 401 by itself`)],
          condition: '',
        },
      ],
    }
  }

  private follow(dependant: Dependant, follower: Follower): Finding {
    const { anonymous: nobody, statuses, machine, settings } = this.tools
    const handler = dependant.via === 'endpoint'
    const ordinary = this.ordinary(dependant, follower)
    if (dependant.known && !mayAskWho(dependant, follower)) return NOTHING
    const anonymous = nobody.run(dependant)
    const credentials = credentialsRead(dependant, ordinary)
    const { state, checks } = judgeRefusals({
      refusals: refusalsOf(anonymous.events, statuses, machine),
      anonymous,
      ordinary,
      settings,
      handler,
      reads: credentials.length > 0,
    })
    if (state !== 'none') return { ...NOTHING, state, checks, credentials }
    if (!anonymous.complete)
      return {
        ...NOTHING,
        state: 'unknown',
        credentials,
        unknown: [this.at(dependant, `${shortName(dependant.callee)} could not be read to its end`)],
      }
    if (anonymous.raised && !handler && statuses.of(anonymous.raised) === null)
      return {
        ...NOTHING,
        state: 'unknown',
        credentials,
        unknown: [this.at(dependant, `what ${shortName(dependant.callee)} answers when it raises is not known`)],
      }
    const outside = askedOutside(ordinary, anonymous)
    if (outside)
      return {
        ...NOTHING,
        state: 'unknown',
        credentials,
        unknown: [step(`what ${outside.path} does with the credentials is not known`, outside.site)],
      }
    return credentials.length > 0 ? { ...NOTHING, state: 'optional', credentials } : NOTHING
  }

  /** A run that a default in the code ends at once tells nothing: then both ways are looked at. */
  private ordinary(dependant: Dependant, follower: Follower): Run {
    const run = follower.run(dependant)
    return run.result.kind === 'unknown' && run.result.why === 'a function that always raises'
      ? this.tools.somebody.run(dependant)
      : run
  }

  private at(dependant: Dependant, what: string) {
    const { callee } = dependant
    const site =
      dependant.site ??
      (callee.kind === 'function' || callee.kind === 'class' || callee.kind === 'instance' ? callee.site : null)
    return site ? step(what, site) : { what, at: { file: '', line: 0, column: 0, endLine: 0, endColumn: 0 } }
  }
}

function isReadable(callee: Value): boolean {
  if (callee.kind === 'instance') return callee.class.kind === 'class'
  if (callee.kind === 'method') return callee.function.kind === 'function'
  return (
    callee.kind === 'function' ||
    callee.kind === 'class' ||
    callee.kind === 'native' ||
    (callee.kind === 'generic' && isReadable(callee.origin)) ||
    (callee.kind === 'alternatives' && callee.options.some((one) => isReadable(one.value)))
  )
}
