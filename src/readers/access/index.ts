import type { Access, AccessCheck } from '../../model/access.ts'
import type { Dependency } from '../../model/api.ts'
import type { Condition, Step } from '../../model/provenance.ts'
import type { Instance, Value } from '../../python/values/value.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import type { Run } from '../behaviour/event.ts'
import type { Follower, Judge } from '../behaviour/follow.ts'
import { type Dependant, type Models, flat } from '../fastapi/dependant.ts'
import { AnonymousFollower } from './anonymous.ts'
import { Authorizations } from './authorization.ts'
import { asking } from './chain.ts'
import { decoratorsOf } from './decorators.ts'
import { type WiringStep, dependencyTree } from './dependencies.ts'
import { ExceptionStatus } from './exception-status.ts'
import type { Finding } from './finding.ts'
import { Gates } from './gate.ts'
import type { AccessHints } from './hints.ts'
import { knownAccess } from './known.ts'
import { MiddlewareGates } from './middleware.ts'
import { judged, principalsOf } from './principals.ts'
import { SettingTests } from './settings.ts'
import { SomebodyFollower } from './somebody.ts'

export type { AccessHints } from './hints.ts'

export interface AccessOptions {
  /** The FastAPI application: its middleware and exception handlers. */
  readonly application: Instance
  readonly hints: AccessHints
}

export interface AccessRoute {
  readonly dependant: Dependant
  readonly path: string
  readonly conditions: readonly Condition[]
  readonly method?: string
  readonly webSocket?: boolean
}

interface Found extends Finding {
  readonly scopes?: readonly string[]
}

/** Reads what stands between a caller and an operation, from the code that refuses. */
export class AccessReader {
  /** Given to the Follower: tells the caller among what dependencies hand out. */
  readonly judge: Judge
  /** Which status an exception of this application ends in. */
  readonly statuses: ExceptionStatus
  private readonly machine: Machine
  private readonly options: AccessOptions
  private readonly gates: Gates
  private readonly middleware: MiddlewareGates
  private readonly authorizations: Authorizations
  private readonly results = new Map<Value, Value>()

  constructor(machine: Machine, models: Models, options: AccessOptions) {
    this.machine = machine
    this.options = options
    const settings = new SettingTests()
    const statuses = new ExceptionStatus(options.application, machine)
    this.statuses = statuses
    const anonymous = new AnonymousFollower(
      machine,
      models,
      settings,
      (callee) => knownAccess(callee, options.hints)?.state ?? null,
    )
    this.judge = (dependant, run) => this.label(dependant, run)
    const somebody = new SomebodyFollower(machine, models, this.judge, settings)
    const tools = { machine, anonymous, somebody, statuses, settings, hints: options.hints }
    this.gates = new Gates(tools)
    this.middleware = new MiddlewareGates(options.application, tools)
    this.authorizations = new Authorizations(statuses, machine)
  }

  read(route: AccessRoute, follower: Follower): Access {
    const { dependant: root } = route
    const findings: Found[] = [
      ...this.middleware.of(route.path, route.method, route.webSocket ?? false),
      ...decoratorsOf(root.callee, this.options.hints),
      ...this.dependencyFindings(root, follower),
    ]
    if (!findings.some((one) => one.state === 'enforced')) findings.push(this.gates.of(root, follower))
    const granted = this.authorization(root, follower)
    return {
      state: stateOf(findings),
      credentials: distinct(findings.flatMap((one) => one.credentials)),
      roles: distinct(granted.flatMap((one) => one.roles)),
      scopes: distinct([
        ...flat(root).flatMap((one) => one.scopes),
        ...findings.flatMap((one) => one.scopes ?? []),
        ...granted.flatMap((one) => one.scopes),
      ]),
      principals: principalsOf(root, follower, this.machine),
      checks: distinctChecks([...findings.flatMap((one) => one.checks), ...granted.flatMap((one) => one.checks)]),
      unknown: findings.flatMap((one) => one.unknown),
    }
  }

  dependencies(root: Dependant, wiring: readonly WiringStep[] = []): readonly Dependency[] {
    return dependencyTree(root, wiring, this.options.application.site)
  }

  private label(dependant: Dependant, run: Run): Value {
    const result = judged(
      dependant,
      run,
      this.options.hints,
      (one) => this.results.get(one.callee) ?? { kind: 'unknown', why: '', site: null, labels: [] },
    )
    this.results.set(dependant.callee, result)
    return result
  }

  /** In the order FastAPI solves them: what a dependency asks for comes before it. */
  private dependencyFindings(root: Dependant, follower: Follower): readonly Finding[] {
    const seen = new Set<Value>()
    const found: Finding[] = []
    const visit = (at: Dependant, way: readonly Dependant[]): void => {
      if (seen.has(at.callee)) return
      seen.add(at.callee)
      const here = [...way, at]
      for (const inner of at.dependencies) visit(inner, here)
      found.push(reached(this.gateOf(at, follower), here))
    }
    for (const one of root.dependencies) visit(one, [])
    return found
  }

  /** Of a dependency that may be one of several, what all of them do; what only some do hangs on the choice. */
  private gateOf(dependant: Dependant, follower: Follower): Finding {
    const choices = dependant.choices ?? []
    if (choices.length < 2) return this.gates.of(dependant, follower)
    const findings = choices.map((choice) => ({ choice, finding: this.gates.of(choice.dependant, follower) }))
    const refusing = findings.filter(({ finding }) => finding.state === 'enforced' || finding.state === 'conditional')
    const credentials = distinct(findings.flatMap(({ finding }) => finding.credentials))
    if (refusing.length === 0) {
      const state = findings.find(({ finding }) => finding.state !== 'none')?.finding.state ?? 'none'
      return { state, credentials, checks: [], unknown: findings.flatMap(({ finding }) => finding.unknown) }
    }
    const all = refusing.length === findings.length && refusing.every(({ finding }) => finding.state === 'enforced')
    const checks = refusing.flatMap(({ choice, finding }) =>
      finding.checks.map((check) => (all ? check : { ...check, condition: choice.condition || check.condition })),
    )
    return { state: all ? 'enforced' : 'conditional', credentials, checks, unknown: [] }
  }

  private authorization(root: Dependant, follower: Follower) {
    return flat(root).map(({ dependant }) => {
      const found = this.authorizations.of(follower.run(dependant))
      const way = dependant === root ? [] : asking([dependant])
      return way.length
        ? { ...found, checks: found.checks.map((one) => ({ ...one, chain: [...way, ...one.chain] })) }
        : found
    })
  }
}

/** The checks of a dependency with the way that leads to it. */
function reached(finding: Finding, way: readonly Dependant[]): Finding {
  if (finding.checks.length === 0) return finding
  const steps = asking(way)
  return { ...finding, checks: finding.checks.map((one) => ({ ...one, chain: [...steps, ...one.chain] })) }
}

/** One that refuses is enough; what could not be read may refuse too. */
function stateOf(findings: readonly Finding[]): Access['state'] {
  const states = new Set(findings.map((one) => one.state))
  for (const state of ['enforced', 'conditional', 'unknown', 'optional'] as const) if (states.has(state)) return state
  return 'public'
}

const distinct = (names: readonly string[]): readonly string[] => [...new Set(names)]

function distinctChecks(checks: readonly AccessCheck[]): readonly AccessCheck[] {
  const last = (one: AccessCheck): Step | undefined => one.chain[one.chain.length - 1]
  const key = (one: AccessCheck): string => `${last(one)?.at.file}:${last(one)?.at.line}:${last(one)?.at.column}`
  return checks.filter((one, i) => checks.findIndex((other) => key(other) === key(one)) === i)
}
