import { formatOf } from '../../blueprint/storage/formats.ts'
import type { Backend, JsonSchema, Operation, Parameter } from '../../model/index.ts'
import { resolved } from './bodies.ts'
import { rateText } from './durations.ts'
import { isStream } from './faces.ts'
import { givesOut } from './files.ts'
import { sentField } from './sent.ts'
import { snake } from './names.ts'
import { type Entry, filled } from './page.ts'
import type { Plan } from './plan.ts'
import type { PolicyBook } from './policies.ts'
import type { Roles } from './roles.ts'
import { type Placed, isOfHandler } from './routes.ts'
import { ruleFor } from './rules.ts'
import { watchedOf } from './watched.ts'

/** What can be done with a resource beyond the usual five. Each way to it once; a second one is told. */
export function operationEntries(
  placed: readonly Placed[],
  plan: Plan,
  roles: Roles,
  book: PolicyBook,
): readonly Entry[] {
  const entries: Entry[] = []
  const implied = new Set(placed.filter((one) => isHistory(one, plan) || isFile(one, plan) || isStream(one)))
  const [routes, names] = [new Set(USUAL), new Set<string>()]
  let waiting: string[] = []
  for (const one of placed.filter((each) => !implied.has(each))) {
    const called = `${one.operation.method.toUpperCase()} ${one.operation.path}`
    const route = routesFor(one).find((each) => !routes.has(keyOf(each)))
    const { rule, unsaid } = ruleFor(one, plan, roles, book)
    if (route === undefined) {
      waiting.push(
        `left out: ${called}: ${rule} (${one.route === null ? 'no method of a blueprint' : 'its path is taken here'})`,
      )
      continue
    }
    routes.add(keyOf(route))
    entries.push({
      key: free(nameOf(one, plan), names),
      above: [...waiting, called],
      value: filled(
        { key: 'route', value: route },
        { key: 'access', value: rule, aside: unsaid },
        { key: 'takes', value: takes(one, plan.backend) },
        returned(one, plan),
        started(one.operation),
        limited(one.operation),
        isRepeatable(one.operation) ? { key: 'idempotent', value: 'true' } : null,
        isOnlyStarting(one.operation, plan) ? null : { key: 'custom', value: 'true' },
        one.operation.deprecated ? { key: 'deprecated', value: 'true' } : null,
      ),
    })
    waiting = []
  }
  const last = entries.at(-1)
  return last && waiting.length > 0
    ? [...entries.slice(0, -1), { ...last, above: [...waiting, ...(last.above ?? [])] }]
    : entries
}

/** Without the resource it stands in: `submit_order` of orders is `submit`. */
function nameOf({ operation, table }: Placed, plan: Plan): string {
  const name = snake(operation.name).replace(/^[^a-z]+/, '') || 'operation'
  const own = [snake(plan.names.get(table.id)!), table.name]
  const bare = own.map((one) => (name.endsWith(`_${one}`) ? name.slice(0, -one.length - 1) : name))
  return bare.find((one) => one !== name) ?? name
}

/** The way to what a history keeps, which comes with it. */
const isHistory = ({ table, route }: Placed, plan: Plan): boolean =>
  route === 'GET /:id/history' && watchedOf(table, plan).history.length > 0

/** The way to a file, which comes with its field. */
const isFile = ({ table, operation, route }: Placed, { files }: Plan): boolean =>
  route?.startsWith('GET /:id/') === true &&
  [...files.get(table.id)!.keys()].some((column) => givesOut(operation, column))

/** Whether it writes nothing but what the program keeps of the job it starts. */
function isOnlyStarting(operation: Operation, { aside }: Plan): boolean {
  const kept = new Set(aside.map(({ id }) => id))
  const own = operation.effects.filter(({ chain }) => chain[0]?.what === operation.name)
  const written = operation.statements.filter((one) => one.verb !== 'select' && isOfHandler(one, operation))
  return own.length === 1 && started(operation) !== null && written.every(({ tables: [id = ''] }) => kept.has(id))
}

/** How often it may be asked for. */
function limited({ limits, name }: Operation): Entry | null {
  const own = limits?.find(({ chain }) => chain[0]?.what === name)
  const rate = own ? rateText(own) : null
  return rate === null ? null : { key: 'rate', value: rate }
}

/** A request that names itself is answered once, however often it comes. */
const isRepeatable = ({ parameters }: Operation): boolean =>
  parameters.some((one) => one.in === 'header' && /^idempotency-key$/i.test(one.name))

/** What every resource has by itself. */
const USUAL = ['GET /', 'POST /', 'GET /:', 'PATCH /:', 'DELETE /:']

const keyOf = (route: string): string => route.replaceAll(/:\w+/g, ':')

/** Under the resource, and where that is taken below what stands before it in the code. */
function routesFor({ route, before }: Placed): readonly string[] {
  if (route === null) return []
  const below = route.replace(' /', ` ${before}/`).replace(/(?<=.)\/$/, '')
  return before === '' ? [route] : [route, below]
}

function free(wanted: string, taken: Set<string>): string {
  let name = wanted
  for (let count = 2; taken.has(name); count += 1) name = `${wanted}_${count}`
  taken.add(name)
  return name
}

function takes({ operation, more }: Placed, backend: Backend): readonly Entry[] {
  const taken = new Set<string>()
  const inPath = operation.parameters.filter((one) => one.in === 'query' || more.includes(one.name))
  return [...inPath, ...sentValues(operation, backend)].map(({ name, schema, required }) => ({
    key: free(snake(name).replace(/^[^a-z]+/, '') || 'value', taken),
    value: sentField(schema, required, backend),
  }))
}

/** The values of a body that is nothing but plain ones. */
function sentValues({ body }: Operation, backend: Backend): readonly Pick<Parameter, 'name' | 'schema' | 'required'>[] {
  const schema = body ? resolved(body.content['application/json'] ?? {}, backend) : {}
  const values = Object.entries((schema['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>)
  const needed = new Set((schema['required'] ?? []) as readonly string[])
  if (!values.every(([, one]) => isPlain(one, backend))) return []
  return values.map(([name, one]) => ({ name, schema: one, required: needed.has(name) }))
}

/** One value, several of a kind, or anything at all: no object with keys of its own. */
function isPlain(schema: JsonSchema, backend: Backend, depth = 0): boolean {
  if (depth > 4) return true
  const { type, items, anyOf, properties } = resolved(schema, backend)
  if (Array.isArray(anyOf)) return anyOf.every((one) => isPlain(one as JsonSchema, backend, depth + 1))
  if (type === 'array') return items === undefined || isPlain(items as JsonSchema, backend, depth + 1)
  return properties === undefined
}

/** A status other than 200, a file, or rows where the answer is named after their resource. */
function returned({ operation }: Placed, plan: Plan): Entry | null {
  const response = operation.responses.find(({ status }) => status.startsWith('2'))
  if (!response) return null
  const file = Object.keys(response.content).flatMap((type) => formatOf(type) ?? [])[0]
  if (file !== undefined) return { key: 'returns', value: `file(${file})` }
  const schema = toldIn(Object.values(response.content)[0] ?? {}, plan.backend)
  const list = schema['type'] === 'array' ? ((schema['items'] ?? {}) as JsonSchema) : null
  const name = String((list ?? schema)['$ref'] ?? '').replace(/^.*\//, '')
  const resource = [...plan.names.values()].find(
    (one) => name === one || new RegExp(`^${one}(Public|Read|Out|Response|Schema|Detail|Dto)$`).test(name),
  )
  if (resource) return { key: 'returns', value: list ? `list ${resource}` : resource }
  return response.status === '200' ? null : { key: 'returns', value: response.status }
}

/** What an answer holds that says nothing else: `{"data": ...}`. */
function toldIn(schema: JsonSchema, backend: Backend): JsonSchema {
  const properties = (resolved(schema, backend)['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>
  const [only, ...more] = Object.entries(properties)
  return only?.[0] === 'data' && more.length === 0 ? only[1] : schema
}

function started({ effects }: Pick<Operation, 'effects'>): Entry | null {
  const job = effects.find(({ kind, what }) => kind === 'job' && jobName(what) !== '')
  return job ? { key: 'starts', value: jobName(job.what) } : null
}

/** `order.invoice` as a name; '' for what has none. */
export const jobName = (what: string): string => (/^[A-Za-z][\w.:-]*$/.test(what) ? snake(what) : '')
