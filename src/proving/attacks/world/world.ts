import { randomUUID } from 'node:crypto'
import { isObject, type Json } from '../../../kernel/json.ts'
import type { Operation } from '../../../model/index.ts'
import type { Target } from '../../target.ts'
import { NotTried } from '../attack.ts'
import { membersOf } from '../surface/bodies.ts'
import { type Resource, keysOf } from '../surface/resources.ts'
import { type Surface, uploading } from '../surface/surface.ts'
import { type Answer, type Sent, type Wire, ok } from '../wire/send.ts'
import { exchangeLine } from '../wire/shown.ts'
import { type Caller, asCaller } from './caller.ts'
import { keyOf, rowsOf, single } from './payload.ts'
import { Patience } from './patience.ts'
import { freshAccount, identified } from './people.ts'
import { Environment } from './production.ts'
import { note, page, picture } from './uploads.ts'
import { type Wanted, requestFor, validBody } from './requests.ts'

export interface Row {
  readonly resource: Resource
  readonly key: string
  /** As the backend showed it when it was made. */
  readonly shown: Json
  /** Whether it is known to be the caller's. */
  readonly own: boolean
}

const isPeople = (name: string): boolean => /^(users|accounts|members|people)$/.test(name)
const administers = /admin|super|owner|root|staff/i

/** A backend with people and rows in it, on which attacks stand. What it takes is made through the API itself. */
export class World {
  readonly target: Target
  readonly surface: Surface
  /** Every answer that came, for whoever looks at all of them. */
  readonly answers: Answer[] = []
  readonly environment: Environment
  readonly #wire: Wire
  readonly #callers = new Map<string, Promise<Caller>>()
  readonly #rows = new Map<string, Promise<Row>>()
  readonly #making = new Set<string>()
  readonly #patience: Patience

  constructor(target: Target, surface: Surface, wire: Wire) {
    this.target = target
    this.surface = surface
    this.environment = new Environment(target, surface)
    this.#wire = wire
    this.#patience = new Patience(target.relax?.bind(target))
  }

  async send(request: Sent): Promise<Answer> {
    const answer = await this.#wire.send(request)
    this.answers.push(answer.text.length > 50_000 ? { ...answer, text: answer.text.slice(0, 50_000) } : answer)
    return answer
  }

  /** Calls an operation with a valid request, changed as it is wanted. */
  async call(operation: Operation, caller: Caller | null, wanted: Wanted = {}): Promise<Answer> {
    return this.send(await this.request(operation, caller, wanted))
  }

  request(operation: Operation, caller: Caller | null, wanted: Wanted = {}): Promise<Sent> {
    return requestFor(this.surface, operation, caller, wanted, this.keyFor)
  }

  body(operation: Operation, caller: Caller | null): Promise<unknown> {
    return validBody(this.surface, operation, caller, this.keyFor)
  }

  /** A request that is repeated once it may be, where too many were sent. */
  patiently(send: () => Promise<Answer>): Promise<Answer> {
    return this.#patience.send(send)
  }

  /** The same, for whoever has others to try: a 429 is an answer to them. */
  settled(send: () => Promise<Answer>): Promise<Answer> {
    return this.#patience.settle(send)
  }

  async relax(): Promise<void> {
    await this.target.relax?.()
  }

  /** Two who may do the same, and have nothing to do with each other. */
  alice(): Promise<Caller> {
    return this.#caller('alice')
  }

  bob(): Promise<Caller> {
    return this.#caller('bob')
  }

  /** A new account that only one attack uses. */
  fresh(): Promise<Caller> {
    return freshAccount(this)
  }

  /** The tenant of these two, in a backend of several. */
  get tenant(): string | undefined {
    return pairOf(this.target)[0]?.tenant
  }

  admin(): Caller | null {
    const { principals, people } = this.target
    const found =
      principals.find(({ role }) => people !== undefined && role === people.highest) ??
      principals.find(({ role, name }) => administers.test(role ?? name))
    return found === undefined ? null : asCaller(found)
  }

  #caller(name: 'alice' | 'bob'): Promise<Caller> {
    const known = this.#callers.get(name)
    if (known !== undefined) return known
    const named = pairOf(this.target)[name === 'alice' ? 0 : 1]
    const caller = named === undefined ? this.fresh() : identified(this, asCaller(named))
    this.#callers.set(name, caller)
    return caller
  }

  /** A secured operation that anybody with credentials may read: what tokens are tried on. */
  get probe(): Operation {
    const plain = this.surface.secured.filter(({ method, path }) => method === 'get' && keysOf(path).length === 0)
    const found =
      this.surface.accounts.me ??
      plain.find(({ access }) => access.roles.length === 0) ??
      plain[0] ??
      this.surface.secured.find(({ access }) => access.roles.length === 0)
    if (found === undefined) throw new NotTried('no operation asks for credentials')
    return found
  }

  /** Whether somebody gets in with a token. */
  enters(token: string): Promise<Answer> {
    return this.call(this.probe, null, { headers: { authorization: `Bearer ${token}` } })
  }

  resourceAt(collection: string): Resource | undefined {
    return this.surface.resources.find((one) => one.collection === collection)
  }

  /** A row of a caller, made the first time it is asked for. */
  row(caller: Caller, resource: Resource): Promise<Row> {
    const place = `${caller.name} ${resource.collection}`
    const known = this.#rows.get(place)
    if (known !== undefined) return known
    if (this.#making.has(place)) throw new NotTried(`rows of ${resource.collection} need one of themselves`)
    this.#making.add(place)
    const row = this.#make(caller, resource).finally(() => this.#making.delete(place))
    this.#rows.set(place, row)
    return row
  }

  /** A row was changed beyond use: the next one is made anew. */
  forget(caller: Caller): void {
    for (const place of this.#rows.keys()) if (place.startsWith(`${caller.name} `)) this.#rows.delete(place)
  }

  async #make(caller: Caller, resource: Resource): Promise<Row> {
    if (isPeople(resource.name) && caller.id !== null) return { resource, key: caller.id, shown: {}, own: true }
    if (resource.create === null) return this.#found(caller, resource)
    const made = await this.#created(caller, resource.create, this.target.closing?.[resource.collection] ?? {})
    if (made.status === 403 && this.target.people !== undefined) return this.#given(caller, resource)
    const key = ok(made)
      ? keyOf(made, resource.onRow[0] === undefined ? 'id' : (keysOf(resource.onRow[0].path).at(-1)?.name ?? 'id'))
      : null
    if (key === null) throw new NotTried(`no row of ${resource.collection} could be made: ${exchangeLine(made)}`)
    return { resource, key, shown: single(made), own: true }
  }

  /** A new row, kept from whoever its owner may keep it from. */
  #created(caller: Caller, create: Operation, closing: Json): Promise<Answer> {
    const known = membersOf(this.surface.backend, create)
    const members = Object.fromEntries(Object.entries(closing).filter(([name]) => name in known))
    return this.patiently(() => this.call(create, caller, Object.keys(members).length > 0 ? { members } : {}))
  }

  /** A row the caller may not make is made by whoever may, and is nobody's own. */
  async #given(caller: Caller, resource: Resource): Promise<Row> {
    const admin = this.admin()
    if (admin === null || admin.name === caller.name)
      throw new NotTried(`nobody who is known here makes rows of ${resource.collection}`)
    return { ...(await this.row(admin, resource)), own: false }
  }

  /** A row that is there already: one that names the caller, if there is one. */
  async #found(caller: Caller, resource: Resource): Promise<Row> {
    const listed = resource.list === null ? null : rowsOf(await this.call(resource.list, caller))
    const own = listed?.find((row) => names(row, caller))
    const row = own ?? listed?.[0]
    const key = row?.['id'] ?? row?.['uuid'] ?? row?.['slug']
    if (typeof key !== 'string' && typeof key !== 'number')
      throw new NotTried(`nothing makes rows of ${resource.collection}`)
    return { resource, key: String(key), shown: row ?? {}, own: own !== undefined }
  }

  /** The keys in the path of an operation, of rows of a caller. */
  async keys(operation: Operation, owner: Caller): Promise<Readonly<Record<string, string>>> {
    const keys: Record<string, string> = {}
    for (const { name, collection } of keysOf(operation.path)) {
      const resource = this.resourceAt(collection)
      if (resource?.create === null && owner.id !== null && userKey.test(name)) {
        keys[name] = owner.id
        continue
      }
      if (resource === undefined) throw new NotTried(`nothing makes rows of ${collection}`)
      keys[name] = (await this.row(owner, resource)).key
    }
    return keys
  }

  readonly keyFor = async (caller: Caller | null, collection: string): Promise<string | null> => {
    const resource = this.resourceAt(collection)
    const upload = uploading(this.surface)
    if (caller !== null && collection === upload?.path) return this.#sent(caller, upload)
    if (caller === null || resource === undefined) return null
    try {
      return (await this.row(caller, resource)).key
    } catch (error) {
      if (error instanceof NotTried) return null
      throw error
    }
  }

  /** The key of a new file, of the first kind that is taken. */
  async #sent(caller: Caller, upload: Operation): Promise<string | null> {
    for (const file of [picture(), page(), note()]) {
      const answer = await this.settled(() => this.call(upload, caller, { members: { file } }))
      if (ok(answer)) return keyOf(answer, 'id')
    }
    return null
  }

  /** A key like another one, of no row. */
  unknownLike(key: string): string {
    return /^\d+$/.test(key) ? '2000000011' : randomUUID()
  }
}

/** A key that stands for somebody, whatever the path before it says. */
const userKey = /^(\w+_)?(user|owner|account|member)_?id$/i

/** Whether a row says whose it is, and it is the caller's. */
function names(row: Json, { id }: Caller): boolean {
  return Object.entries(row).some(([name, value]) => {
    if (id === null || !/^(owner|user|seller|author|creator|created_by|customer)(_id)?$/i.test(name)) return false
    return String(isObject(value) ? value['id'] : value) === id
  })
}

/** Two principals of one role and one tenant. */
function pairOf({ principals, people }: Target): readonly Target['principals'][number][] {
  const plain =
    people !== undefined ? principals : principals.filter(({ role, name }) => !administers.test(role ?? name))
  for (const first of plain) {
    const second = plain.find((one) => one !== first && one.role === first.role && one.tenant === first.tenant)
    if (second !== undefined) return [first, second]
  }
  return []
}
