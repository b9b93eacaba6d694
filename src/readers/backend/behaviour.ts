import type { Condition } from '../../model/provenance.ts'
import type { Access } from '../../model/access.ts'
import type { Instance } from '../../python/values/value.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import { type AccessHints, AccessReader } from '../access/index.ts'
import { Follower } from '../behaviour/follow.ts'
import { readRemembered } from '../behaviour/keeping.ts'
import { readFiles, readLimits, readSignature } from '../behaviour/told.ts'
import { type Dependant, perhapsOf } from '../fastapi/dependant.ts'
import type { Schemas } from '../pydantic/schemas.ts'
import { placeOf } from '../place.ts'
import type { ReadApplication } from '../fastapi/api.ts'
import { wiringOf } from '../fastapi/library/route.ts'
import { readEffects } from '../effects/index.ts'
import type { PolicyReader } from '../policies/index.ts'
import { readStatements } from '../queries/index.ts'
import { readTrace } from '../trace/index.ts'
import type { Behaviour } from './operations.ts'

/** Which parts of behaviour are wanted: following code costs more than reading its wiring. */
export interface Wanted {
  readonly access: boolean
  readonly statements: boolean
  readonly trace: boolean
}

export const NOT_FOLLOWED: Behaviour = {
  access: { state: 'unknown', credentials: [], roles: [], scopes: [], principals: [], checks: [], unknown: [] },
  dependencies: [],
  statements: [],
  effects: [],
}

/** What is to be followed: a route or a websocket. */
export interface Followed {
  readonly dependant: Dependant
  readonly route: Instance
  readonly path: string
  readonly conditions: readonly Condition[]
  readonly method?: string
  readonly webSocket?: boolean
}

/** Follows the operations of one application. */
export class BehaviourReader {
  private readonly machine: Machine
  private readonly access: AccessReader
  private readonly follower: Follower
  private readonly wanted: Wanted
  private readonly schemas: Schemas
  private readonly policies: PolicyReader

  constructor(
    application: ReadApplication,
    machine: Machine,
    hints: AccessHints,
    wanted: Wanted,
    policies: PolicyReader,
  ) {
    this.machine = machine
    this.wanted = wanted
    this.schemas = application.schemas
    this.access = new AccessReader(machine, application.schemas, { application: application.instance, hints })
    this.policies = policies
    this.follower = new Follower(machine, application.schemas, this.access.judge)
  }

  read({ dependant, route, ...where }: Followed): Behaviour {
    const dependencies = this.access.dependencies(dependant, wiringOf(route).steps)
    const access = this.wanted.access
      ? this.withPerhaps(this.access.read({ dependant, ...where }, this.follower), { dependant, route, ...where })
      : NOT_FOLLOWED.access
    const runs = this.wanted.statements || this.wanted.trace ? this.follower.follow(dependant) : []
    const policies = this.policies.usesIn(runs)
    const limits = readLimits(runs, this.access.statuses)
    const files = readFiles(runs)
    const remembered = readRemembered(runs)
    const signature = access.credentials.includes('signature') ? readSignature(runs) : null
    return {
      dependencies,
      access,
      statements: readStatements(runs, { machine: this.machine }),
      effects: readEffects(runs),
      ...(policies.length > 0 ? { policies } : {}),
      ...(limits.length > 0 ? { limits } : {}),
      ...(files.length > 0 ? { files } : {}),
      ...(signature ? { signature } : {}),
      ...(remembered ? { remembered } : {}),
      ...(this.wanted.trace ? { trace: readTrace(runs, this.access.statuses, this.machine) } : {}),
    }
  }

  /** A dependency that is perhaps there makes the answer hang on its condition; an unknown one leaves it open. */
  private withPerhaps(access: Access, { dependant, route, ...where }: Followed): Access {
    if (access.state === 'enforced' || access.state === 'conditional') return access
    const perhaps = perhapsOf(route.attributes.get('dependencies'), where.path, this.machine, this.schemas)
    for (const one of perhaps) {
      if (!one) continue
      const guarded = this.access.read(
        { dependant: { ...dependant, dependencies: [one.dependant, ...dependant.dependencies] }, ...where },
        this.follower,
      )
      if (guarded.state === 'enforced')
        return {
          ...guarded,
          state: 'conditional',
          checks: guarded.checks.map((check) => ({ ...check, condition: one.condition })),
        }
    }
    if (!perhaps.includes(null)) return access
    const site = route.site
    return {
      ...access,
      state: 'unknown',
      unknown: [
        ...access.unknown,
        ...(site ? [{ what: 'not all of its dependencies are known', at: placeOf(site) }] : []),
      ],
    }
  }
}
