import type { AskedField, AskedRule, DesignRequest, Subject } from '../../../model/index.ts'
import type { Ground } from '../ground.ts'
import { callersOf } from './callers.ts'
import { plainOperations } from './wishes.ts'

/** Whether rows of a table are made and changed by those alone whom a rule names, so that nobody else says its fields. */
export function isSaidByThemAlone(
  { backend }: Ground,
  { name }: Subject,
  rule: AskedRule,
  request: DesignRequest,
): boolean {
  const callers = callersOf(rule, backend, request.roles)
  const saying = plainOperations(backend.api.operations, name).filter(
    ({ does }) => does === 'create' || does === 'update',
  )
  return (
    typeof callers !== 'string' &&
    saying.length > 0 &&
    saying.every(
      ({ operation: { access } }) => access.roles.length > 0 && access.roles.every((one) => callers.includes(one)),
    )
  )
}

/** What only some may say is taken from nobody, where others make or change rows as well. */
export function closedField(ground: Ground, subject: Subject, field: AskedField, request: DesignRequest): AskedField {
  const rule = (request.rules ?? []).find(
    ({ of, how, verbs, operation }) =>
      of === subject.name && how === 'only' && operation === undefined && verbs.includes('update'),
  )
  const isClosed =
    rule !== undefined && field.change === undefined && !isSaidByThemAlone(ground, subject, rule, request)
  return isClosed ? { ...field, type: `${field.type} set by server` } : field
}
