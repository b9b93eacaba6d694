import { randomUUID } from 'node:crypto'
import type { Json } from '../../../kernel/json.ts'
import type { Operation } from '../../../model/index.ts'
import type { Target } from '../../target.ts'
import { NotTried } from '../attack.ts'
import { membersOf } from '../surface/bodies.ts'
import { type Resource, keyNamed, keysOf } from '../surface/resources.ts'
import { type Surface, uploading } from '../surface/surface.ts'
import { type Answer, type Sent, type Wire, ok, refused } from '../wire/send.ts'
import { exchangeLine } from '../wire/shown.ts'
import { type Caller, asCaller } from './caller.ts'
import { foundRow, rowHad } from './found.ts'
import { keyOf, single } from './payload.ts'
import { Others } from './others.ts'
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

export const isPeople = (name: string): boolean => /^(users|accounts|members|people)$/.test(name)
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
  /** Whoever may be let in where a caller is not. */
  readonly others: Others = new Others(this)

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
    if (resource.create === null) return foundRow(this, caller, resource)
    const made = await this.#created(caller, resource.create, this.target.closing?.[resource.collection] ?? {})
    if (made.status === 403) {
      const given = await this.#given(caller, resource, resource.create)
      if (given !== null) return given
    }
    const key = ok(made) ? keyOf(made, keyNamed(resource)) : null
    if (key !== null) return { resource, key, shown: single(made), own: true }
    // Where nobody may have a second one, it is the first that is meant.
    const had = refused(made) ? await rowHad(this, caller, resource, made) : null
    if (had === null) throw new NotTried(`no row of ${resource.collection} could be made: ${exchangeLine(made)}`)
    return had
  }

  /** The key of one more row, besides those that are known: made by the caller, or by whoever may. */
  async another(caller: Caller, resource: Resource): Promise<string> {
    if (isPeople(resource.name)) {
      const { id } = await this.fresh()
      if (id === null) throw new NotTried('the key of a new user is told nowhere')
      return id
    }
    const { create, collection } = resource
    if (create === null) throw new NotTried(`nothing makes rows of ${collection}`)
    let answer = await this.#created(caller, create, this.target.closing?.[collection] ?? {})
    if (answer.status === 403)
      for await (const other of this.others.for(create, caller)) {
        answer = await this.#created(other, create, {})
        if (ok(answer)) break
      }
    const key = ok(answer) ? keyOf(answer, keyNamed(resource)) : null
    if (key === null) throw new NotTried(`no more rows of ${collection} could be made: ${exchangeLine(answer)}`)
    return key
  }

  /** A new row, kept from whoever its owner may keep it from. */
  #created(caller: Caller, create: Operation, closing: Json): Promise<Answer> {
    const known = membersOf(this.surface.backend, create)
    const members = Object.fromEntries(Object.entries(closing).filter(([name]) => name in known))
    return this.patiently(() => this.call(create, caller, Object.keys(members).length > 0 ? { members } : {}))
  }

  /** A row the caller may not make is made by whoever may, and is nobody's own; null where nobody does. */
  async #given(caller: Caller, resource: Resource, create: Operation): Promise<Row | null> {
    // Whoever is asked asks nobody else in turn: two who may not would wait for each other.
    for await (const other of this.others.for(create, caller)) {
      const made = await this.#created(other, create, {}).catch(untried)
      const key = made !== null && ok(made) ? keyOf(made, keyNamed(resource)) : null
      if (made !== null && key !== null) return { resource, key, shown: single(made), own: false }
    }
    return null
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

/** What one could not even try, another may. */
function untried(error: unknown): null {
  if (error instanceof NotTried) return null
  throw error
}
