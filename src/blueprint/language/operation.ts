import { parseField } from '../expression/field.ts'
import { parseRoute } from '../expression/route.ts'
import { parseRule } from '../expression/rule.ts'
import { expression, map, object } from '../shape/parts.ts'
import type { Read } from '../shape/shape.ts'
import { duration, flag, name, rate, text } from '../shape/values.ts'
import { faces } from './stack.ts'

/** More fields than these stand one below the other. */
export const MOST_IN_A_LINE = 3

/** What can be done with a resource beyond reading, creating, changing and deleting it. */
export const operation = object(
  {
    route: expression(parseRoute, 'POST /:id/submit'),
    access: expression(parseRule, 'owner or admin'),
    takes: map(expression(parseField, 'str(1..120)'), 'takes: { reason: str(1..500) }', MOST_IN_A_LINE),
    returns: text('202'),
    starts: name('submit_request'),
    idempotent: flag,
    rate,
    custom: flag,
    budget: duration('400ms'),
    deprecated: flag,
    faces,
  },
  'submit: { route: POST /:id/submit, access: owner, returns: 202 }',
)

export type Operation = Read<typeof operation>
