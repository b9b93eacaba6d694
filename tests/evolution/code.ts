import { evolutionOf } from '../../src/evolution/index.ts'
import type { Backend, Change, ChangeKind, Operation } from '../../src/model/index.ts'
import { openApiDocument } from '../../src/writers/openapi/index.ts'
import { emptyBackend, place } from '../fixtures/backend.ts'

const application = {
  id: 'app.main:app',
  title: 'Shop',
  version: '1',
  at: place(),
  mountPath: '',
  document: {},
  schemas: {},
  securitySchemes: {},
  middleware: [],
  published: true,
}

/** A backend that consists of these operations. */
export function backendOf(operations: readonly Operation[], given: Partial<Backend['api']> = {}): Backend {
  return emptyBackend({ api: { applications: [application], operations, webSockets: [], mounts: [], ...given } })
}

export const withMiddleware = (...names: readonly string[]): Backend =>
  backendOf([], {
    applications: [{ ...application, middleware: names.map((name) => ({ name, at: place(), conditions: [] })) }],
  })

const stateOf = (name: string, backend: Backend) =>
  ({ name, what: 'revision', contract: openApiDocument(backend), backend }) as const

export const evolutionBetween = (base: Backend, head: Backend, kinds: readonly ChangeKind[]) =>
  evolutionOf(stateOf('main', base), stateOf('branch', head), { kinds, today: '2026-01-31', schema: null })

/** `error authentication-lost GET /orders: words`, a line for each change. */
export const told = (base: Backend, head: Backend, kind: ChangeKind): readonly string[] =>
  evolutionBetween(base, head, [kind]).changes.map(lineOf)

const lineOf = ({ level, id, operation, sentence }: Change): string =>
  `${level} ${id} ${operation}: ${sentence}`.replace(/ +:/, ':')
