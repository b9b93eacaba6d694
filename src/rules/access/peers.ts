import type { Backend, Operation } from '../../model/index.ts'
import { changesData, domainsOf, literalWords, meantForEveryone, wordsOf } from '../../model/queries/index.ts'
import { asksForCredentials, placeKey } from './caller.ts'
import { openRouters } from './included.ts'

/** What one would expect to be guarded alike, and how much of it is. */
export interface Peers {
  readonly closed: readonly Operation[]
  /** Open ones, the one in question among them. */
  readonly open: number
  /** `the operations of app/items.py`, `the operations below /items`. */
  readonly what: string
}

/** Open operations that no rule on whole routers speaks of. */
export function openOperations(backend: Backend): readonly Operation[] {
  const told = new Set(openRouters(backend).flatMap(({ router }) => router.open))
  return backend.api.operations.filter(
    (one) =>
      one.access.state === 'public' &&
      one.method !== 'options' &&
      one.method !== 'head' &&
      !told.has(one) &&
      !meantForEveryone(one, backend),
  )
}

/** Not in the contract, or named for debugging: nobody is expected to find it. */
export function isHidden(operation: Operation, backend: Backend): boolean {
  return (
    operation.method === 'trace' ||
    (!operation.published && hidesLittle(operation, backend)) ||
    [...literalWords(operation.path), wordsOf(operation.name)].some((words) => words.some((word) => HIDDEN.has(word)))
  )
}

/** Where a good part of an application is left out of its contract, that says nothing of one operation. */
function hidesLittle({ application }: Operation, { api }: Backend): boolean {
  const all = api.operations.filter((one) => one.application === application)
  const hidden = all.filter((one) => !one.published)
  return hidden.length < 4 || hidden.length * 5 < all.length
}

const HIDDEN = new Set(['debug', 'internal', 'dump', 'inmemory'])

/** The groups an operation stands in: its file, its tag or first part of the path, and its path. */
export class Neighbourhoods {
  private readonly backend: Backend
  private readonly files = new Map<string, Operation[]>()
  private readonly paths = new Map<string, Operation[]>()
  private readonly domains = new Map<Operation, { readonly name: string; readonly operations: readonly Operation[] }>()
  private readonly meant = new Map<Operation, boolean>()

  constructor(backend: Backend) {
    this.backend = backend
    for (const domain of domainsOf(backend)) for (const one of domain.operations) this.domains.set(one, domain)
    for (const one of backend.api.operations) {
      push(this.files, one.handler.file, one)
      push(this.paths, pathOf(one), one)
    }
  }

  /** An operation of the same path that asks for credentials. */
  samePath(operation: Operation): Operation | null {
    return this.paths.get(pathOf(operation))?.find((one) => one !== operation && asksForCredentials(one)) ?? null
  }

  /** The group that says most, among those of which at least three quarters are closed. */
  best(operation: Operation): Peers | null {
    const domain = this.domains.get(operation)
    const groups = [
      this.peers(operation, this.files.get(operation.handler.file) ?? [], operation.handler.file),
      ...(domain ? [this.peers(operation, domain.operations, domain.name)] : []),
    ]
    const telling = groups.filter(({ closed, open }) => closed.length >= 3 && closed.length >= 3 * open)
    return telling.toSorted((a, b) => b.closed.length / b.open - a.closed.length / a.open)[0] ?? null
  }

  /** Writes of the whole application. */
  writes(operation: Operation): Peers {
    return this.peers(operation, this.backend.api.operations, 'the application')
  }

  /** Reads are measured by reads; a write may be measured by both, being the worse of the two. */
  private peers(operation: Operation, group: readonly Operation[], what: string): Peers {
    const write = changesData(operation)
    const alike = group.filter(
      (one) => (one === operation || changesData(one) === write) && (one === operation || !this.isMeant(one)),
    )
    const handlers = new Map(alike.map((one) => [placeKey(one.handler), one]))
    const distinct = [...handlers.values()]
    return {
      closed: distinct.filter(asksForCredentials),
      open: distinct.filter((one) => one.access.state === 'public' || one.access.state === 'optional').length,
      what,
    }
  }

  private isMeant(operation: Operation): boolean {
    const known = this.meant.get(operation)
    if (known !== undefined) return known
    const meant = !asksForCredentials(operation) && meantForEveryone(operation, this.backend)
    this.meant.set(operation, meant)
    return meant
  }
}

const pathOf = ({ application, path }: Operation): string => `${application} ${path.replace(/\/$/, '')}`

function push(groups: Map<string, Operation[]>, key: string, one: Operation): void {
  const group = groups.get(key)
  if (group) group.push(one)
  else groups.set(key, [one])
}
