import { checkBlueprint } from '../../src/blueprint/check/index.ts'
import { meaningOf } from '../../src/blueprint/check/meaning.ts'
import { type Scope, scopeOf } from '../../src/blueprint/check/scope.ts'
import { TYPE_NAMES } from '../../src/blueprint/expression/field.ts'
import type { Path } from '../../src/blueprint/expression/rule.ts'
import { blueprint as shape } from '../../src/blueprint/language/blueprint.ts'
import { Reading, type Schema, type Shape } from '../../src/blueprint/shape/shape.ts'

/** Forms of expressions no schema lists. */
const FORMS: readonly string[] = [
  ...[...TYPE_NAMES, 'enum', 'reference'].map((kind) => `type ${kind}`),
  ...'unique index personal encrypted hashed hidden immutable'.split(' ').map((mark) => `mark ${mark}`),
  ...'optional,computed,set by server,set by a rule,default constant,default me,default now,link with a value'
    .split(',')
    .map((one) => `field ${one}`),
  ...'cascade restrict set-null nothing'.split(' ').map((action) => `on delete ${action}`),
  ...'or and not compare path'.split(' ').map((kind) => `rule ${kind}`),
  ...'= != < <= > >='.split(' ').map((operator) => `compare ${operator}`),
  ...'everybody,nobody,caller is row,role,caller,rule,value'.split(',').map((kind) => `path to ${kind}`),
  ...'path constant choice sum'.split(' ').map((kind) => `operand ${kind}`),
  ...'+ - * /'.split(' ').map((operator) => `sum ${operator}`),
  ...'descending through include where'.split(' ').map((part) => `key ${part}`),
  ...'GET POST PUT PATCH DELETE'.split(' ').map((method) => `operation ${method}`),
  ...'row,all rows'.split(',').map((about) => `operation about ${about}`),
  ...'status,nothing,file,resource,list'.split(',').map((kind) => `returns ${kind}`),
  'step with a rule',
  'retry exponential',
  'retry fixed',
]

/** No backend is built of it. */
const REFUSED = 'stack.datetimes = plain'

/** How often each part of the grammar occurs in these blueprints. */
export function productionsOf(texts: readonly string[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>(
    [...keysOf(shape, '', 0), ...FORMS].filter((name) => name !== REFUSED).map((name) => [name, 0]),
  )
  for (const text of texts) {
    const { blueprint } = checkBlueprint(text)
    if (!blueprint) throw new Error(text)
    const count = (name: string): void => void times.set(name, (times.get(name) ?? 0) + 1)
    new Walk(count, scopeOf(blueprint, new Reading())).walk(blueprint, '', null)
  }
  return times
}

/** Every key a blueprint may have, and every word that may stand behind one. */
function keysOf(of: Shape<unknown>, at: string, depth: number): readonly string[] {
  const { layout } = of
  const words = wordsIn(of.schema).map((word) => `${at} = ${word}`)
  if (!layout || depth > 6) return words
  if (layout.order.length === 0) {
    const inner = layout.inner('')
    return inner ? [...words, ...keysOf(inner, at, depth + 1)] : words
  }
  return layout.order.flatMap((key) => {
    const path = at === '' ? key : `${at}.${key}`
    const inner = layout.inner(key)
    return [path, ...(inner ? keysOf(inner, path, depth + 1) : [])]
  })
}

function wordsIn(schema: Schema): readonly string[] {
  if (Array.isArray(schema['enum'])) return schema['enum'] as readonly string[]
  const inner = [schema['items'], ...((schema['anyOf'] ?? []) as readonly unknown[])]
  return inner.flatMap((one) => (one ? wordsIn(one as Schema) : []))
}

type Held = Readonly<Record<string, unknown>>

/** Goes through what was read of a blueprint. */
class Walk {
  private readonly count: (name: string) => void
  private readonly scope: Scope

  constructor(count: (name: string) => void, scope: Scope) {
    this.count = count
    this.scope = scope
  }

  walk(value: unknown, at: string, resource: string | null): void {
    if (typeof value === 'string') return this.count(`${at} = ${value}`)
    if (typeof value !== 'object' || value === null) return
    if (Array.isArray(value)) {
      for (const one of value)
        this.walk(isNamed(one) ? one.value : one, at, at === 'resources' && isNamed(one) ? one.name : resource)
      return
    }
    const held = value as Held
    if (this.isExpression(held, at, resource)) return
    for (const [key, inner] of Object.entries(held)) {
      if (inner === null || /^(at|start|end)$/.test(key) || 'text' in held) continue
      const path = at === '' ? key : `${at}.${key}`
      this.count(path)
      this.walk(inner, path, resource)
    }
  }

  private isExpression(held: Held, at: string, resource: string | null): boolean {
    if ('marks' in held) this.field(held, resource)
    else if ('parts' in held && 'include' in held) this.key(held, resource)
    else if ('parts' in held && 'from' in held) this.apart(held)
    else if ('parts' in held && 'most' in held) this.limit(held)
    else if ('from' in held && 'to' in held) this.step(held, resource)
    else if ('method' in held && 'path' in held) {
      if (at !== 'resources.operations.route') return true
      this.count(`operation ${String(held['method'])}`)
      this.count(`operation about ${(held['parameters'] as readonly unknown[]).length > 0 ? 'row' : 'all rows'}`)
    } else if ('backoff' in held) this.count(`retry ${String(held['backoff'])}`)
    else if (typeof held['kind'] === 'string') this.rule(held, resource)
    else if (at === 'resources.operations.returns') this.returned(String(held['text']))
    else return false
    return true
  }

  private returned(text: string): void {
    const kinds = [
      [/^\d/, 'status'],
      [/^nothing$/, 'nothing'],
      [/^file/, 'file'],
      [/^list /, 'list'],
      [/^[A-Z]/, 'resource'],
    ] as const
    for (const [pattern, kind] of kinds) if (pattern.test(text)) this.count(`returns ${kind}`)
  }

  private field({ type, optional, default: begins, marks, setBy, computed }: Held, resource: string | null): void {
    this.type(type as Held)
    for (const mark of marks as readonly string[]) this.count(`mark ${mark}`)
    if (optional === true) this.count('field optional')
    if (begins !== null) this.count(`field default ${String((begins as Held)['kind'])}`)
    if (setBy !== null) this.count(setBy === 'server' ? 'field set by server' : 'field set by a rule')
    if (typeof setBy === 'object' && setBy !== null) this.rule(setBy as Held, resource)
    if (computed === null) return
    this.count('field computed')
    this.operand(computed as Held, resource)
  }

  private type(type: Held): void {
    this.count(`type ${String(type['kind'])}`)
    if (type['kind'] === 'reference') this.count(`on delete ${String(type['onDelete'] ?? 'nothing')}`)
    if (type['kind'] === 'many' && type['link'] !== null) this.count('field link with a value')
    if (type['kind'] === 'list') this.type(type['of'] as Held)
  }

  private key({ parts, include, where }: Held, resource: string | null): void {
    const all = parts as readonly Held[]
    if (all.some((one) => one['descending'] === true)) this.count('key descending')
    if (all.some((one) => one['through'] !== null)) this.count('key through')
    if ((include as readonly unknown[]).length > 0) this.count('key include')
    if (where === null) return
    this.count('key where')
    this.rule(where as Held, resource)
  }

  private apart({ parts }: Held): void {
    this.count((parts as readonly unknown[]).length > 0 ? 'apart of something' : 'apart of all')
  }

  private limit({ parts }: Held): void {
    this.count((parts as readonly Held[]).some(({ every }) => every !== null) ? 'limit within a time' : 'limit')
  }

  private step({ rule }: Held, resource: string | null): void {
    if (rule === null) return
    this.count('step with a rule')
    this.rule(rule as Held, resource)
  }

  private rule(held: Held, resource: string | null): void {
    const kind = String(held['kind'])
    this.count(`rule ${kind}`)
    if (kind === 'path') this.path(held as unknown as Path, resource)
    if (kind === 'not') this.rule(held['rule'] as Held, resource)
    for (const side of (held['sides'] ?? []) as readonly Held[]) this.rule(side, resource)
    if (kind !== 'compare') return
    this.count(`compare ${String(held['operator'])}`)
    this.operand(held['left'] as Held, resource)
    this.operand(held['right'] as Held, resource)
  }

  private path(path: Path, resource: string | null): void {
    const meaning = meaningOf(path, { scope: this.scope, resource })
    if (meaning) this.count(`path to ${meaning.kind}`)
  }

  private operand(held: Held, resource: string | null): void {
    this.count(`operand ${String(held['kind'])}`)
    if (held['kind'] !== 'sum') return
    this.count(`sum ${String(held['operator'])}`)
    this.operand(held['left'] as Held, resource)
    this.operand(held['right'] as Held, resource)
  }
}

const isNamed = (value: unknown): value is { readonly name: string; readonly value: unknown } =>
  typeof value === 'object' && value !== null && 'nameAt' in value
