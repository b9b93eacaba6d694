import type { Operation, Table, WebSocketRoute } from '../../model/index.ts'
import { type Entry, filled } from './page.ts'
import type { Plan } from './plan.ts'
import { type Placed, namedIn } from './routes.ts'

/** Whether it tells what becomes of rows, as it happens. */
export const isStream = ({ operation, route }: Placed): boolean =>
  /^GET \/[\w-]+$/.test(route ?? '') && streams(operation)

const streams = ({ responses }: Operation): boolean =>
  responses.some(({ status, content }) => status.startsWith('2') && 'text/event-stream' in content)

export type Faces = ReadonlyMap<string, readonly string[]>

/** How each resource is spoken with besides plain requests: watched by events or a socket, called by programs, asked. */
export function facesOf(placed: readonly Placed[], plan: Plan, known: ReadonlyMap<string, Table>): Faces {
  const { webSockets, tools = [], graph = [] } = plan.backend.api
  const streamed = new Set(placed.filter(isStream).map(({ table }) => table.id))
  const sockets = new Set(webSockets.flatMap((one) => watchedBy(one, known)?.id ?? []))
  const called = new Set(tools.flatMap((tool) => namedIn(tool.split('_').slice(1), known)?.table.id ?? []))
  const asked = new Set(graph.flatMap(({ kind, name }) => (kind === 'query' ? (askedBy(name, known)?.id ?? []) : [])))
  const faces = ({ id }: Table): readonly string[] => [
    'rest',
    ...(sockets.has(id) ? ['websocket'] : []),
    ...(streamed.has(id) ? ['sse'] : []),
    ...(called.has(id) ? ['mcp'] : []),
    ...(asked.has(id) ? ['graphql'] : []),
  ]
  return new Map(plan.tables.map((table) => [table.id, faces(table)]))
}

const ASKS = /^(all|fetch|find|get|list|read|search)$/

/** `orders`, `list_orders` and `get_order` ask for orders. */
function askedBy(name: string, known: ReadonlyMap<string, Table>): Table | null {
  const [first = '', ...rest] = name.split('_')
  return (ASKS.test(first) ? namedIn(rest, known) : namedIn([first, ...rest], known))?.table ?? null
}

/** The resource whose rows a socket is about: what stands behind its name in the path picks none of them. */
export function watchedBy({ path }: WebSocketRoute, known: ReadonlyMap<string, Table>): Table | null {
  const parts = path.split('/').filter((part) => part !== '')
  const named = namedIn(parts, known)
  return named && parts.length - named.end === 1 && !parts.at(-1)!.startsWith('{') ? named.table : null
}

/** Said once where all resources have the same. */
export function faceEntries(faces: Faces): readonly Entry[] {
  const [first, ...others] = [...new Set([...faces.values()].map((one) => one.join(' ')))]
  return others.length > 0 || first === undefined || first === 'rest' ? [] : [{ key: 'faces', value: first.split(' ') }]
}

export function ownFaces(table: Table, faces: Faces): readonly Entry[] {
  const own = faces.get(table.id)!
  return faceEntries(faces).length > 0 || own.length === 1 ? [] : filled({ key: 'faces', value: own })
}
