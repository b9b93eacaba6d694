import { parseApart } from '../expression/apart.ts'
import { parseField } from '../expression/field.ts'
import { parseKey } from '../expression/key.ts'
import { parseLimit } from '../expression/limit.ts'
import { parseRule } from '../expression/rule.ts'
import { parseTransition } from '../expression/transition.ts'
import { either, expression, isValue, list, map, object } from '../shape/parts.ts'
import type { Read } from '../shape/shape.ts'
import { choice, count, duration, flag, name, number, text } from '../shape/values.ts'
import { MOST_IN_A_LINE, operation } from './operation.ts'
import { faces } from './stack.ts'

export const TRAITS = ['timestamps', 'soft-delete', 'audit'] as const
export const VERBS = ['read', 'create', 'update', 'delete', 'write'] as const

const rule = expression(parseRule, 'owner or admin')
const fieldName = name('title')
const fields = (example: string) => list(fieldName, example)

const access = object(
  { read: rule, create: rule, update: rule, delete: rule, write: rule },
  'access: { read: owner or members, write: owner }',
)

const listing = object(
  {
    filter: fields('filter: [status]'),
    search: fields('search: [name]'),
    sort: list(text('-created_at'), 'sort: [-created_at]'),
    page: choice(['cursor', 'offset']),
    size: number(1, 1000, '50'),
  },
  'list: { filter: [status], sort: [-created_at], page: cursor }',
)

/** How many rows there are, and how they are spread. */
const scale = either(
  count,
  map(either(count, map(number(0, 100, '80'), '{ pending: 3 }'), isValue), '{ rows: 40M, person: 2M }'),
  isValue,
)

export const resource = object(
  {
    was: name('OldName'),
    table: name('people'),
    external: choice(['better-auth']),
    traits: list(choice(TRAITS), 'traits: [timestamps, audit]'),
    fields: map(expression(parseField, 'str(1..120) unique'), 'fields: { name: str(1..120) }', MOST_IN_A_LINE),
    access,
    list: listing,
    states: map(
      list(expression(parseTransition, 'todo -> doing'), '[todo -> doing, doing -> done]'),
      'states: { status: [todo -> doing] }',
    ),
    history: fields('history: [status]'),
    unique: list(expression(parseKey, 'person broker where status = pending'), 'unique: [person broker]'),
    indexes: list(expression(parseKey, 'due_at where status = submitted'), 'indexes: [person status]'),
    apart: list(
      expression(parseApart, 'room from starts_at to ends_at where status != cancelled'),
      'apart: [room from starts_at to ends_at]',
    ),
    limits: list(expression(parseLimit, '2 per owner where status = active'), 'limits: [2 per owner]'),
    checks: map(rule, 'checks: { in_order: starts_at < ends_at }'),
    emits: list(text('comment.created'), 'emits: [comment.created]'),
    operations: map(operation, 'operations: { submit: { route: POST /:id/submit, access: owner } }'),
    partition: object(
      { by: fieldName, every: choice(['day', 'week', 'month', 'year']) },
      'partition: { by: created_at, every: month }',
    ),
    cache: object({ ttl: duration('10m') }, 'cache: { ttl: 10m }'),
    erase: object(
      { after: duration('30d'), anonymise: list(text('audit'), 'anonymise: [audit]') },
      'erase: { after: 30d, anonymise: [audit] }',
    ),
    scale,
    faces,
    etag: flag,
    path: text('/tasks'),
    deprecated: flag,
  },
  'Task: { fields: { title: str(1..200) }, access: { read: anyone } }',
  true,
)

export type Resource = Read<typeof resource>
