import { asText, inherits } from '../../python/values/ask.ts'
import type { Statement } from '../../model/data.ts'
import type { ClassValue, Instance, Value } from '../../python/values/value.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import type { Event } from '../behaviour/event.ts'
import type { Execution } from './executions.ts'
import type { Predicate } from './filters.ts'
import { originOf, written } from './origin.ts'

/** Mappers whose classes are asked directly: `User.filter(id=...)`, `User.find_one(...)`. */
const MAPPERS = [
  'tortoise.models.Model',
  'tortoise.Model',
  'beanie.Document',
  'beanie.odm.documents.Document',
  'odmantic.Model',
  'ormar.Model',
  'mongoengine.Document',
  'peewee.Model',
]

const VERBS: Readonly<Record<string, Statement['verb']>> = {
  filter: 'select',
  all: 'select',
  get: 'select',
  get_or_none: 'select',
  first: 'select',
  exists: 'select',
  find: 'select',
  find_one: 'select',
  find_all: 'select',
  find_many: 'select',
  aggregate: 'select',
  count: 'select',
  create: 'insert',
  bulk_create: 'insert',
  insert_many: 'insert',
  insert_one: 'insert',
  insert: 'insert',
  save: 'update',
  replace: 'update',
  update: 'update',
  set: 'update',
  update_or_create: 'update',
  get_or_create: 'insert',
  delete: 'delete',
  delete_all: 'delete',
}
const ONE = new Set(['get', 'get_or_none', 'first', 'exists', 'find_one', 'count'])
const MONGO = /^(motor|pymongo)\b/
const MONGO_VERBS: Readonly<Record<string, Statement['verb']>> = {
  find: 'select',
  find_one: 'select',
  aggregate: 'select',
  count_documents: 'select',
  distinct: 'select',
  insert_one: 'insert',
  insert_many: 'insert',
  update_one: 'update',
  update_many: 'update',
  replace_one: 'update',
  find_one_and_update: 'update',
  find_one_and_replace: 'update',
  delete_one: 'delete',
  delete_many: 'delete',
  find_one_and_delete: 'delete',
  bulk_write: 'update',
}

/** Statements of mappers and drivers that are no SQLAlchemy: one call is one statement. */
export function documentStatement(event: Event, owner: string, name: string, machine: Machine): Execution | null {
  const { call, receiver } = event
  if (!call) return null
  const mongo = MONGO.test(owner) ? MONGO_VERBS[name] : undefined
  if (mongo)
    return made(
      event,
      mongo,
      collectionName(owner, receiver),
      call.args.slice(0, 1).flatMap((one) => inMapping(one, machine)),
      name.includes('_one') || name === 'count_documents',
    )
  const of =
    receiver?.kind === 'class'
      ? receiver
      : receiver?.kind === 'instance' && receiver.class.kind === 'class'
        ? receiver.class
        : null
  const verb = VERBS[name]
  if (!of || !verb || !inherits(of, ...MAPPERS)) return null
  return made(
    event,
    verb,
    tableName(of),
    [...call.keywords].map(([key, value]): Predicate => ({
      column: key.replace(/__\w+$/, ''),
      operator: '==',
      from: originOf(value, machine),
      text: key,
      value,
    })),
    ONE.has(name),
  )
}

function made(
  event: Event,
  verb: Statement['verb'],
  table: string,
  filters: readonly Predicate[],
  one: boolean,
): Execution {
  const reads = verb !== 'insert'
  return {
    event,
    keys: [event.call!.args],
    objects: [],
    shape: {
      verb,
      tables: [table],
      filters: reads ? filters : [],
      sort: [],
      loads: [],
      limited: one ? 'yes' : 'unknown',
      sql: null,
      known: false,
      principal: filters.some((each) => each.from === 'principal') ? 'always' : 'never',
    },
  }
}

function tableName(of: ClassValue): string {
  const inner = of.namespace.get('Meta') ?? of.namespace.get('Settings')
  const given =
    inner?.kind === 'class' ? (asText(inner.namespace.get('table')) ?? asText(inner.namespace.get('name'))) : null
  return given ?? of.name.toLowerCase()
}

function collectionName(owner: string, receiver: Value | null): string {
  const named = receiver?.kind === 'instance' ? asText((receiver as Instance).args[0]) : null
  return named ?? owner.slice(owner.lastIndexOf('.') + 1)
}

function inMapping(value: Value, machine: Machine): readonly Predicate[] {
  if (value.kind !== 'mapping') return []
  return [...value.entries.values()].map((entry) => ({
    column: asText(entry.key) ?? '?',
    operator: '==',
    from: originOf(entry.value, machine),
    text: entry.value.kind === 'instance' || entry.value.kind === 'unknown' ? written(entry.value.site) : '',
    value: entry.value,
  }))
}
