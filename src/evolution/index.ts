import type { Json } from '../kernel/json.ts'
import type {
  Backend,
  Change,
  ChangeKind,
  Evolution,
  EvolutionMigrations,
  EvolutionSide,
  Operation,
  Place,
  SchemaEvolution,
} from '../model/index.ts'
import { compareText } from '../model/queries/index.ts'
import { behaviourChanges } from './behaviour/index.ts'
import { changeOf } from './change.ts'
import type { ContractChange } from './contract/change.ts'
import { compareContracts } from './contract/index.ts'
import { pairOperations } from './pairs.ts'
import { securityChanges } from './security/index.ts'
import { unknownOf } from './unknown.ts'

/** One of the two states: what it promises, and the code that keeps it, where there is code. */
export interface State {
  readonly name: string
  readonly what: EvolutionSide['what']
  /** Null where there is nothing but migrations. */
  readonly contract: Json | null
  readonly backend: Backend | null
}

export interface Question {
  readonly kinds: readonly ChangeKind[]
  /** `2026-01-31`: days that were announced are compared with it. */
  readonly today: string
  /** What comparing the schemas gave, where somebody did. */
  readonly schema: SchemaPart | null
}

/** How the database follows. */
export interface SchemaPart {
  readonly changes: readonly Change[]
  readonly schema: SchemaEvolution | null
  readonly migrations: EvolutionMigrations | null
  /** What of the two schemas could not be loaded. */
  readonly unknown: readonly string[]
}

/** What changed from one state to the other. */
export function evolutionOf(base: State, head: State, { kinds, today, schema }: Question): Evolution {
  const asked = (kind: ChangeKind): boolean => kinds.includes(kind)
  const isWritten = [base, head].some(({ what }) => what === 'blueprint')
  const code = base.backend && head.backend && !isWritten ? { base: base.backend, head: head.backend } : null
  const changes = [
    ...(asked('contract') ? contractChanges(base, head, today) : []),
    ...(asked('security') && code ? securityChanges(code.base, code.head) : []),
    ...(asked('behaviour') && code ? behaviourChanges(code.base, code.head) : []),
    ...(schema?.changes ?? []),
  ]
  const contracts = base.contract !== null && head.contract !== null
  const looked = kinds.filter((kind) =>
    kind === 'schema' ? schema !== null : kind === 'contract' ? contracts : code !== null,
  )
  return {
    version: 1,
    base: sideOf(base),
    head: sideOf(head),
    changes: changes.toSorted(inOrder),
    schema: schema?.schema ?? null,
    migrations: schema?.migrations ?? null,
    examined: {
      kinds: looked,
      shared: sharedOf(base, head),
      silent: kinds
        .filter((kind) => !looked.includes(kind))
        .map((kind) => ({ kind, reason: isWritten ? NO_MORE : contracts ? NO_CODE : NO_BACKEND })),
      unknown: [
        ...(code ? unknownOf(code.base, code.head) : []),
        ...(schema?.unknown ?? []).map((what) => ({ what, times: 1 })),
      ],
    },
  }
}

const NO_MORE = 'of a blueprint the schema is compared'
const NO_CODE = 'a contract has no code: compare two revisions or folders'
const NO_BACKEND = 'there are migrations and no backend'

/** Changes of the two contracts, with the handlers that make them true. */
function contractChanges(base: State, head: State, today: string): readonly Change[] {
  if (base.contract === null || head.contract === null) return []
  const [before, after] = [handlersOf(base.backend), handlersOf(head.backend)]
  return compareContracts(base.contract, head.contract, today).map((change: ContractChange) =>
    changeOf('contract', {
      id: change.id,
      level: change.level,
      sentence: change.sentence,
      arguments: change.arguments,
      operation: change.operation.base || change.operation.head,
      before: before.get(change.operation.base) ?? null,
      after: after.get(change.operation.head) ?? null,
    }),
  )
}

function handlersOf(backend: Backend | null): ReadonlyMap<string, Place> {
  const main = backend?.api.applications[0]?.id
  const own = backend?.api.operations.filter(({ application }) => application === main) ?? []
  return new Map(own.map((operation) => [publishedName(operation), operation.handler]))
}

const publishedName = ({ method, path }: Operation): string =>
  `${method.toUpperCase()} ${path.replaceAll(/\{([^{}:]*):[^{}]*\}/g, '{$1}')}`

function sideOf({ name, what, contract }: State): EvolutionSide {
  const info = contract?.['info'] as Json | undefined
  return {
    name,
    what,
    title: String(info?.['title'] ?? ''),
    version: String(info?.['version'] ?? ''),
    operations: operationNames(contract).length,
  }
}

const METHODS = /^(get|put|post|delete|options|head|patch|trace)$/

const operationNames = (contract: Json | null): readonly string[] =>
  Object.entries((contract?.['paths'] ?? {}) as Json).flatMap(([path, item]) =>
    Object.keys((item ?? {}) as Json)
      .filter((method) => METHODS.test(method))
      .map((method) => `${method} ${path}`),
  )

function sharedOf(base: State, head: State): number {
  if (base.backend && head.backend) return pairOperations(base.backend, head.backend).shared.length
  const known = new Set(operationNames(base.contract))
  return operationNames(head.contract).filter((name) => known.has(name)).length
}

const LEVELS = ['error', 'warning', 'info'] as const
const KINDS: readonly ChangeKind[] = ['security', 'contract', 'behaviour', 'schema']

function inOrder(a: Change, b: Change): number {
  return (
    LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
    KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
    compareText(pathFirst(a), pathFirst(b)) ||
    compareText(a.id, b.id) ||
    compareText(a.sentence, b.sentence)
  )
}

/** Operations of one path stand together. */
const pathFirst = ({ operation }: Change): string => operation.replace(/^(\w+) (.*)$/, '$2 $1')
