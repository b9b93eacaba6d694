import type { Backend, JsonSchema, Table } from '../../model/index.ts'
import { bodyFields } from '../../model/queries/index.ts'
import { type Bodies, bodiesOf, resolved } from './bodies.ts'
import { durationText } from './durations.ts'
import { listEntries } from './lists.ts'
import { operationEntries } from './operations.ts'
import type { Entry } from './page.ts'
import type { Plan } from './plan.ts'
import type { PolicyBook } from './policies.ts'
import type { Roles } from './roles.ts'
import type { Placed, Verb } from './routes.ts'
import { type WrittenRule, ruleFor } from './rules.ts'
import { stateEntries } from './states.ts'

/** What operations say of a resource. */
export interface ResourceAccess {
  readonly entries: readonly Entry[]
  readonly list: readonly Entry[]
  readonly states: readonly Entry[]
  /** Where its rows are, where that is not under its own name. */
  readonly path: readonly Entry[]
  /** Whether none of them should be used any more. */
  readonly deprecated: readonly Entry[]
  readonly operations: readonly Entry[]
  /** For how long what was told of its rows is told again. */
  readonly cache: readonly Entry[]
  /** Columns that no body of a creation or a change sets. */
  readonly ofServer: ReadonlySet<string>
  /** Who may set a column that has a way of its own. */
  readonly setters: ReadonlyMap<string, Setter>
  readonly bodies: Bodies
}

/** A way of its own for one column. */
export interface Setter {
  readonly placed: Placed
  readonly rule: string
  /** What may be sent there. */
  readonly sent: JsonSchema | null
}

const VERBS: readonly Verb[] = ['read', 'create', 'update', 'delete']

export function accessOf(
  table: Table,
  placed: readonly Placed[],
  plan: Plan,
  roles: Roles,
  book: PolicyBook,
): ResourceAccess {
  const usual = VERBS.map((verb) => [verb, mainOf(placed.filter((one) => one.verb === verb))] as const)
  const main = new Set(usual.flatMap(([, one]) => one ?? []))
  const said = new Map(
    usual.flatMap(([verb, one]) => (one ? [[verb, { one, ...ruleFor(one, plan, roles, book) }] as const] : [])),
  )
  const rules = [...said].map(([verb, rule]) => ruleEntry(verb, rule))
  const others = placed.filter((one) => one.verb !== null && !main.has(one))
  const list = mainOf(placed.filter(({ isList }) => isList))
  const bodies = bodiesOf(table, [...main], plan.backend)
  const setters = settersOf(table, placed, bodies, plan.backend, (one) => ruleFor(one, plan, roles, book))
  return {
    entries: [
      rules.length > 0
        ? { key: 'access', value: rules, above: others.flatMap((one) => alsoThere(one, said, plan, roles, book)) }
        : {
            key: 'access',
            value: [{ key: 'read', value: 'nobody' }],
            above: ['no operation is there to read or write it'],
          },
    ],
    list: list ? listEntries(list, plan) : [],
    states: stateEntries(table, plan, roles, book),
    path: pathOf(table, [...main]),
    deprecated: isOver([...main]) ? [{ key: 'deprecated', value: 'true' }] : [],
    cache: cacheOf([said.get('read')?.one, list]),
    operations: operationEntries(
      placed.filter((one) => one.verb === null && ![...setters.values()].some((setter) => setter.placed === one)),
      plan,
      roles,
      book,
    ),
    ofServer: ofServer(table, placed, plan),
    setters,
    bodies,
  }
}

/** The one of a row rather than of a list, and the shortest path: others are the same thing elsewhere. */
const mainOf = (placed: readonly Placed[]): Placed | null =>
  placed.toSorted(
    (a, b) => Number(a.isList) - Number(b.isList) || a.operation.path.length - b.operation.path.length,
  )[0] ?? null

function pathOf(table: Table, [first]: readonly Placed[]): readonly Entry[] {
  const base = first?.base ?? null
  const usual = `/${table.name}`
  return base === null || base.replaceAll('-', '_') === usual ? [] : [{ key: 'path', value: base }]
}

const isOver = (main: readonly Placed[]): boolean =>
  main.length > 0 && main.every(({ operation }) => operation.deprecated)

/** As a row is kept, or else the list. */
const cacheOf = (reads: readonly (Placed | null | undefined)[]): readonly Entry[] => {
  const [seconds] = reads.flatMap((one) => one?.operation.remembered?.seconds ?? [])
  return seconds === undefined ? [] : [{ key: 'cache', value: [{ key: 'ttl', value: durationText(seconds) }] }]
}

const ruleEntry = (verb: Verb, { rule, unsaid }: WrittenRule): Entry => ({ key: verb, value: rule, aside: unsaid })

/** The same thing under another path, or a list that others may read than a row. */
function alsoThere(
  one: Placed,
  said: ReadonlyMap<Verb, WrittenRule & { readonly one: Placed }>,
  plan: Plan,
  roles: Roles,
  book: PolicyBook,
): readonly string[] {
  const { rule, unsaid } = ruleFor(one, plan, roles, book)
  const main = said.get(one.verb!)
  const isItsList = one.isList && main?.one.operation.path.startsWith(one.operation.path) === true
  if (isItsList && main.rule === rule) return []
  const what = isItsList ? 'the list' : `also ${one.operation.method.toUpperCase()} ${one.operation.path}`
  return [`${what}: ${rule}${unsaid === '' ? '' : ` (${unsaid})`}`]
}

/** `PUT /:id/role` with nothing but the role: what whoever may change the rest may not set. */
function settersOf(
  { columns, id }: Table,
  placed: readonly Placed[],
  { created, changed }: Bodies,
  backend: Backend,
  ruleOf: (one: Placed) => WrittenRule,
): ReadonlyMap<string, Setter> {
  const found = new Map<string, Setter>()
  for (const one of placed) {
    const [, word = ''] = one.verb === null ? (/^(?:PUT|PATCH) \/:id\/([\w-]+)$/.exec(one.route ?? '') ?? []) : []
    const name = word.replaceAll('-', '_')
    const column = columns.find((held) => held.name === name || held.name === `${name}_id`)?.name
    if (column === undefined || created?.has(column) === true || changed?.has(column) === true) continue
    const [sent, ...more] = bodyFields(backend, one.operation).filter(({ path, name: key }) => path === key)
    if (one.table.id !== id || one.more.length > 0 || !sent || more.length > 0) continue
    const { rule, unsaid } = ruleOf(one)
    if (unsaid === '') found.set(column, { placed: one, rule, sent: resolved(sent.schema, backend) })
  }
  return found
}

/** Only where a body names some of the columns can its silence about others be heard. */
function ofServer(table: Table, placed: readonly Placed[], { backend }: Plan): ReadonlySet<string> {
  const writing = placed.filter(({ verb }) => verb === 'create' || verb === 'update')
  const plain = (name: string) => name.replaceAll('_', '').toLowerCase()
  const sent = new Set(
    writing.flatMap(({ operation }) =>
      bodyFields(backend, operation).flatMap(({ path, name }) =>
        path === name || path === `[].${name}` ? plain(name) : [],
      ),
    ),
  )
  const isSent = ({ name, attribute }: Table['columns'][number]): boolean => {
    const names = [name, attribute, name.replace(/_id$/, '')]
    return names.some((one) => sent.has(plain(one)))
  }
  const isHeard =
    table.columns.some(isSent) ||
    (writing.length > 0 && writing.every(({ operation }) => takesNothing(operation, backend)))
  if (!isHeard) return new Set()
  return new Set(table.columns.filter((column) => !isSent(column)).map(({ name }) => name))
}

/** A body that is an object without a single value. */
function takesNothing({ body }: Placed['operation'], backend: Backend): boolean {
  const [schema, ...more] = Object.values(body?.content ?? {})
  const held = schema && more.length === 0 ? resolved(schema, backend) : null
  return (
    held?.['type'] === 'object' &&
    held['additionalProperties'] === false &&
    Object.keys((held['properties'] ?? {}) as object).length === 0
  )
}
