import { stepOf } from './steps.ts'
import type { Scope } from '../../blueprint/check/scope.ts'
import type {
  AskedApart,
  AskedField,
  AskedLimit,
  AskedLock,
  Capability,
  CapabilityName,
  DesignRequest,
  StatedFigure,
  Subject,
  Words,
} from '../../model/index.ts'
import { scopeIn } from './design.ts'

/**
 * The same request, where what is said to be understood stands in the blueprint: what has no place there is asked about, as
 * words nobody read are.
 */
export function withPlaces(request: DesignRequest, blueprint: string): DesignRequest {
  const scope = scopeIn(blueprint)
  if (scope === null || request.intent === 'review') return request
  const capabilities = request.capabilities.filter((one) => !hasPlace(one, scope))
  const figures = request.figures.filter((one) => !isHeld(one, scope))
  const apart = request.subjects.flatMap((one) => unkept(one, scope))
  const limits = request.subjects.flatMap((one) => unlimited(one, scope))
  const ends = request.subjects.flatMap((one) => [...endless(one, scope), ...unlocked(one, scope)])
  if (capabilities.length + figures.length + apart.length + limits.length + ends.length === 0) return request
  const said = [...[...apart, ...limits].filter(({ isSupposed }) => isSupposed !== true), ...ends]
  const open = [...capabilities, ...figures, ...said].flatMap(({ from }) => (isTold(from, request) ? [] : [from]))
  const once = open.filter(
    (one, at) => open.findIndex(({ start, end }) => start === one.start && end === one.end) === at,
  )
  return {
    ...request,
    subjects: request.subjects.map((one) => withoutLimits(withoutApart(one, apart), limits)),
    capabilities: request.capabilities.filter((one) => !capabilities.includes(one)),
    figures: request.figures.filter((one) => !figures.includes(one)),
    unread: [...request.unread, ...once].toSorted((a, b) => a.start - b.start),
  }
}

/** What the backend has of its own by that name is called a record. */
const calledSo = (name: string, resources: Scope['resources']) => resources.get(name) ?? resources.get(`${name}Record`)

/** What is due or over some time from now, and has no row that says so. */
function endless({ name, fields }: Subject, { resources }: Scope): readonly AskedField[] {
  const kept = calledSo(name, resources)?.value.fields ?? []
  return fields.filter((field) => field.type.includes(' = now +') && kept.every((one) => one.name !== field.name))
}

/** What is to lie apart, and does not: where times or what there is one of are missing. */
function unkept({ name, apart = [] }: Subject, { resources }: Scope): readonly AskedApart[] {
  const kept = calledSo(name, resources)?.value.apart?.length ?? 0
  return kept < new Set(apart.map(({ by }) => by)).size ? apart.slice(kept) : []
}

function withoutApart(subject: Subject, gone: readonly AskedApart[]): Subject {
  const { apart = [], ...rest } = subject
  const left = apart.filter((one) => !gone.includes(one))
  return left.length === apart.length ? subject : { ...rest, ...(left.length > 0 ? { apart: left } : {}) }
}

/** How many there may be, and nothing says: where whose they are, or what tells those that count, has no field. */
function unlimited({ name, limits = [] }: Subject, { resources }: Scope): readonly AskedLimit[] {
  const kept = calledSo(name, resources)?.value.limits ?? []
  const isKept = ({ most, per, every }: AskedLimit): boolean =>
    kept.some(
      (one) =>
        one.parts.length === per.length + (every === null ? 0 : 1) &&
        (one.most.kind === 'number' ? one.most.value : one.most.field.text) === most,
    )
  return limits.filter((limit) => !isKept(limit))
}

/** What may not be done with some of them, where no rule asks how they stand. */
function unlocked({ name, locks = [] }: Subject, scope: Scope): readonly AskedLock[] {
  const { resources } = scope
  const { access, operations, states } = calledSo(name, resources)?.value ?? {}
  const rules = JSON.stringify([access, operations?.map((one) => one.value.access)])
  const steps = JSON.stringify(states ?? [])
  const isInTime = ({ field, moment }: AskedLock): boolean =>
    moment !== undefined && (rules + steps).includes(JSON.stringify(field.split('.').at(-1)))
  return locks.filter(
    ({ field, becomes, does, ...lock }) =>
      !isInTime({ field, becomes, does, ...lock } as AskedLock) &&
      !rules.includes(JSON.stringify(field)) &&
      !does.every((one) => stepOf(name, one, scope)?.field === field) &&
      !(becomes !== undefined && (states ?? []).some((one) => one.name === field)),
  )
}

function withoutLimits(subject: Subject, gone: readonly AskedLimit[]): Subject {
  const { limits = [], ...rest } = subject
  const left = limits.filter((one) => !gone.includes(one))
  return left.length === limits.length ? subject : { ...rest, ...(left.length > 0 ? { limits: left } : {}) }
}

const isTold = ({ start, end }: Words, { unread }: DesignRequest): boolean =>
  unread.some((one) => one.start <= start && end <= one.end)

type Place = (scope: Scope, of: string | null) => boolean

/** Resources it may be asked for: one, or any. */
const some = (scope: Scope, of: string | null, has: (name: string) => boolean): boolean => {
  const named = of?.split('.')[0]
  return named !== undefined && scope.resources.has(named) ? has(named) : [...scope.resources.keys()].some(has)
}

const value = (scope: Scope, name: string) => scope.resources.get(name)!.value
const job = (scope: Scope, test: (name: string) => boolean): boolean =>
  (scope.blueprint.jobs ?? []).some(({ name }) => test(name))
const isBehind: Place = ({ blueprint }) => blueprint.auth !== null && blueprint.auth.provider !== 'none'

/** Where each stands, if it is there. */
const PLACES: Readonly<Record<CapabilityName, Place>> = {
  accounts: isBehind,
  jwt: isBehind,
  sessions: isBehind,
  'own-sessions': ({ blueprint: { auth } }) =>
    auth?.sessions?.listed === true || (auth?.sessions?.most ?? null) !== null,
  'sign-in-link': ({ blueprint: { auth } }) => auth?.sign_in?.by === 'link',
  'password-reset': ({ blueprint: { auth } }) => auth?.mails?.includes('reset') === true,
  roles: ({ roles }) => roles.length > 0,
  oauth: ({ blueprint }) => (blueprint.auth?.oauth ?? []).length > 0,
  'api-keys': ({ blueprint }) => blueprint.auth?.api_keys !== null && blueprint.auth?.api_keys !== undefined,
  'rate-limit': ({ blueprint }) => (blueprint.auth?.api_keys ?? null) !== null,
  // Whose rows they are follows from who is a member, where people may be in several.
  tenants: (scope) =>
    (scope.blueprint.tenancy !== null && scope.blueprint.tenancy !== 'none') ||
    some(scope, null, (name) => scope.fields(name).get('members')?.type.kind === 'many'),
  files: (scope, of) =>
    some(scope, of, (name) => [...scope.fields(name).values()].some(({ type }) => type.kind === 'file')),
  search: (scope, of) =>
    some(scope, of, (name) => (value(scope, name).list?.search ?? value(scope, name).list?.filter ?? []).length > 0),
  retrieval: ({ blueprint }) => (blueprint.rag ?? []).length > 0,
  history: (scope, of) => some(scope, of, (name) => (value(scope, name).history ?? []).length > 0),
  audit: (scope, of) => some(scope, of, (name) => (value(scope, name).traits ?? []).includes('audit')),
  'soft-delete': (scope, of) => some(scope, of, (name) => (value(scope, name).traits ?? []).includes('soft-delete')),
  realtime: (scope) =>
    some(scope, null, (name) => (value(scope, name).faces ?? []).includes('websocket')) ||
    (scope.blueprint.faces ?? []).includes('websocket'),
  events: (scope, of) => some(scope, of, (name) => (value(scope, name).emits ?? []).length > 0),
  webhooks: ({ blueprint }) => (blueprint.webhooks ?? []).length > 0,
  jobs: (scope) => job(scope, () => true),
  schedule: ({ blueprint }) => (blueprint.jobs ?? []).some((one) => one.value.every !== null),
  cache: (scope) => some(scope, null, (name) => value(scope, name).cache !== null),
  pagination: (scope) => some(scope, null, (name) => value(scope, name).list !== null),
  graphql: ({ blueprint }) => (blueprint.faces ?? []).includes('graphql'),
  export: (scope, of) => some(scope, of, (name) => operations(scope, name).includes('export')),
  erasure: (scope) => some(scope, null, (name) => value(scope, name).erase !== null),
  mails: (scope) =>
    (scope.blueprint.auth?.mails ?? []).length > 0 || job(scope, (name) => /^(mail|remind)_/.test(name)),
  operation: (scope, of) => {
    const [name = '', what = ''] = (of ?? '').split('.')
    return [name, `${name}Record`].some(
      (one) => scope.resources.has(one) && (operations(scope, one).includes(what) || stepOf(one, what, scope) !== null),
    )
  },
}

const operations = (scope: Scope, name: string): readonly string[] =>
  (value(scope, name).operations ?? []).map((one) => one.name)

const hasPlace = ({ name, of }: Capability, scope: Scope): boolean => PLACES[name](scope, of)

/** A number a blueprint says: how many rows, how often, how fast, how long. Others are told above it as they were asked. */
function isHeld({ kind, of }: StatedFigure, scope: Scope): boolean {
  const { budgets, retention } = scope.blueprint
  if (kind === 'rows' || kind === 'users')
    return some(scope, kind === 'users' ? scope.user : of || null, (name) => value(scope, name).scale !== null)
  if (kind === 'requests per second') return (budgets?.rps ?? null) !== null
  if (kind === 'milliseconds') return budgets !== null
  if (kind === 'days') return (retention ?? []).length > 0
  return true
}
