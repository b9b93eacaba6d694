import type { ComparedSchema, Difference, JsonSchema, Operation, Place } from '../../../model/index.ts'
import type { JsonDocument } from '../../../kernel/json-document.ts'
import { listAt, objectAt } from '../../../kernel/json.ts'
import type { Pair } from './pairs.ts'
import { type Alternative, alternatives, kindsOf } from './shape.ts'
import { successes } from './success.ts'

/** Nesting without a name for it; with names, every pair is looked at once. */
const MAXIMUM_DEPTH = 12
/** Values of one operation that are compared; more than any real one has. */
const MAXIMUM_VALUES = 20_000

interface Found {
  readonly operations: Set<string>
  readonly differences: Map<string, Difference>
}

interface Walk {
  readonly operation: string
  readonly at: Place
  /** The schema whose fields are looked at. */
  readonly owner: string
  readonly path: string
  readonly depth: number
  readonly passed: Set<string>
}

/** Follows bodies and answers of both sides together, and notes where their fields differ. */
export class SchemaComparison {
  private readonly published: JsonDocument
  private readonly recovered: JsonDocument
  private readonly schemas = new Map<string, Found>()
  private left = MAXIMUM_VALUES

  constructor(published: JsonDocument, recovered: JsonDocument) {
    this.published = published
    this.recovered = recovered
  }

  /** The types of one value, when they differ. */
  sentences(before: JsonSchema, now: JsonSchema): readonly string[] {
    const [was, is] = [alternatives(before, this.published), alternatives(now, this.recovered)]
    if (isUntold(was, is) || kindsOf(was) === kindsOf(is)) return []
    return [`it is ${kindsOf(was)} in the contract and ${kindsOf(is)} in the code`]
  }

  follow({ published, operation }: Pair): void {
    this.left = MAXIMUM_VALUES
    const passed = new Set<string>()
    const start = (owner: string): Walk => ({
      operation: operation.id,
      at: operation.handler,
      owner,
      path: owner,
      depth: 0,
      passed,
    })
    this.contents(published.body?.content ?? {}, operation.body?.content ?? {}, start('body'))
    for (const status of successes(operation.responses)) {
      this.contents(contentOf(published, status), contentOf(operation, status), start(status))
    }
  }

  found(): readonly ComparedSchema[] {
    return [...this.schemas]
      .filter(([, { differences }]) => differences.size > 0)
      .map(([name, { operations, differences }]) => ({
        name,
        operations: [...operations],
        differences: [...differences.values()],
      }))
  }

  private contents(
    before: Readonly<Record<string, JsonSchema>>,
    now: Readonly<Record<string, JsonSchema>>,
    walk: Walk,
  ): void {
    for (const [type, schema] of Object.entries(now)) {
      const other = Object.hasOwn(before, type) ? before[type] : undefined
      if (other !== undefined) this.value(other, schema, { ...walk, owner: `${walk.operation} ${walk.owner}` })
    }
  }

  private value(before: unknown, now: unknown, walk: Walk): void {
    this.left -= 1
    if (walk.depth > MAXIMUM_DEPTH || this.left < 0) return
    const was = alternatives(before, this.published)
    const is = alternatives(now, this.recovered)
    if (isUntold(was, is)) return
    if (kindsOf(was) !== kindsOf(is))
      return this.note(walk, `it is ${kindsOf(was)} in the contract and ${kindsOf(is)} in the code`)
    for (const [before, now] of partners(was, is)) this.alternative(before, now, walk)
  }

  private alternative(before: Alternative, now: Alternative, walk: Walk): void {
    if (now.kind === 'array')
      return this.value(before.schema['items'] ?? {}, now.schema['items'] ?? {}, {
        ...walk,
        path: `${walk.path}[]`,
        depth: walk.depth + 1,
      })
    if (now.kind !== 'object') return
    const pair = `${before.name} ${now.name}`
    if (now.name !== '' && walk.passed.has(pair)) return
    if (now.name !== '') walk.passed.add(pair)
    const inside =
      now.name === '' ? { ...walk, depth: walk.depth + 1 } : { ...walk, owner: now.name, path: now.name, depth: 0 }
    this.properties(before, now, inside)
  }

  private properties(before: Alternative, now: Alternative, walk: Walk): void {
    const [was, is] = [objectAt(before.schema, 'properties'), objectAt(now.schema, 'properties')]
    for (const name of Object.keys(was)) {
      if (!Object.hasOwn(is, name)) this.note(field(walk, name), 'the contract has this field, and the code does not')
    }
    for (const [name, schema] of Object.entries(is)) {
      const inside = field(walk, name)
      if (!Object.hasOwn(was, name)) this.note(inside, 'the code has this field, and the contract does not')
      else {
        this.required(
          listAt(before.schema, 'required').includes(name),
          listAt(now.schema, 'required').includes(name),
          inside,
        )
        this.value(was[name], schema, inside)
      }
    }
  }

  private required(was: boolean, is: boolean, walk: Walk): void {
    if (was !== is)
      this.note(
        walk,
        `it is ${was ? 'required' : 'optional'} in the contract and ${is ? 'required' : 'optional'} in the code`,
      )
  }

  private note(walk: Walk, sentence: string): void {
    const known = this.schemas.get(walk.owner) ?? {
      operations: new Set<string>(),
      differences: new Map<string, Difference>(),
    }
    this.schemas.set(walk.owner, known)
    known.operations.add(walk.operation)
    const difference: Difference = { kind: 'field', subject: walk.path, sentence, at: walk.at }
    if (!known.differences.has(`${walk.path} ${sentence}`))
      known.differences.set(`${walk.path} ${sentence}`, difference)
  }
}

const field = (walk: Walk, name: string): Walk => ({ ...walk, path: `${walk.path}.${name}`, depth: walk.depth + 1 })

/** By name where there is one; what is left over is the same only when nothing else can be. */
function partners(
  was: readonly Alternative[],
  is: readonly Alternative[],
): readonly (readonly [Alternative, Alternative])[] {
  const keyOf = ({ kind, name }: Alternative): string => `${kind} ${name}`
  const byKey = new Map(was.map((each) => [keyOf(each), each]))
  const named = is.flatMap((each) => {
    const other = byKey.get(keyOf(each))
    return other === undefined ? [] : [[other, each] as const]
  })
  const left = (all: readonly Alternative[], side: 0 | 1) =>
    all.filter((each) => !named.some((pair) => pair[side] === each))
  const rest = left(is, 1).flatMap((each) => {
    const [other, ...more] = left(was, 0).filter(({ kind }) => kind === each.kind)
    const rivals = left(is, 1).filter(({ kind }) => kind === each.kind)
    return other === undefined || more.length > 0 || rivals.length > 1 ? [] : [[other, each] as const]
  })
  return [...named, ...rest]
}

/** A type that nobody here could tell is written as one that takes anything: it accuses nobody. */
function isUntold(was: readonly Alternative[], is: readonly Alternative[]): boolean {
  return is.some(({ kind }) => kind === 'anything') && !was.some(({ kind }) => kind === 'anything')
}

function contentOf({ responses }: Pick<Operation, 'responses'>, status: string): Readonly<Record<string, JsonSchema>> {
  return responses.find((each) => each.status === status)?.content ?? {}
}
