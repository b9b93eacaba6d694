import { type Json, listAt, textAt } from '../../kernel/json.ts'
import { reportRequestBody } from './bodies.ts'
import type { Report, SidesOf } from './change.ts'
import type { Comparison } from './comparison.ts'
import { announcementOf, removalOf, sunsetOf } from './lifecycle.ts'
import { reportParameters } from './parameters.ts'
import type { ContractOperation } from './paths.ts'
import { reportRequirements } from './requirements.ts'
import { reportResponses } from './responses.ts'

/** All that changed in an operation both sides have. */
export function reportOperation(
  operation: SidesOf<ContractOperation>,
  roots: SidesOf<Json>,
  comparison: Comparison,
  report: Report,
): void {
  reportNames(operation, report)
  reportDeprecation(operation, report)
  reportParameters(operation, comparison, report)
  reportRequestBody(operation, comparison, report)
  reportResponses(operation, comparison, report)
  reportRequirements(operation, roots, report)
}

export function reportRemoved({ value }: ContractOperation, pathAlone: boolean, today: string, report: Report): void {
  const removal = removalOf(value, today)
  const prefix = pathAlone ? 'api-path' : 'api'
  if (removal === 'removed')
    report(`${prefix}-removed-without-deprecation`, 'error', 'the operation is gone, and nothing announced it', [])
  else if (removal === 'removed-with-deprecation')
    report(`${prefix}-${removal}`, 'info', 'the operation is gone, as its deprecation announced', [])
  else if (removal !== null) {
    const sunset = sunsetOf(value) ?? ''
    report(`${prefix}-${removal}`, 'error', `the operation is gone before \`${sunset}\`, which was announced`, [sunset])
  }
}

function reportNames({ base, head }: SidesOf<ContractOperation>, report: Report): void {
  const [before, after] = [textAt(base.value, 'operationId'), textAt(head.value, 'operationId')]
  if (before !== after) {
    if (before === '') report('api-operation-id-added', 'info', `the operation is called \`${after}\` now`, [after])
    else
      report(
        'api-operation-id-removed',
        'info',
        `the operation is called \`${after}\` now, not \`${before}\`: generated clients change`,
        [before, after],
      )
  }
  const [old, now] = [listAt(base.value, 'tags').map(String), listAt(head.value, 'tags').map(String)]
  for (const tag of old.filter((one) => !now.includes(one)))
    report('api-tag-removed', 'info', `the tag \`${tag}\` is gone`, [tag])
  for (const tag of now.filter((one) => !old.includes(one)))
    report('api-tag-added', 'info', `the tag \`${tag}\` is new`, [tag])
}

function reportDeprecation({ base, head }: SidesOf<ContractOperation>, report: Report): void {
  const announcement = announcementOf(base.value, head.value)
  const [before, after] = [sunsetOf(base.value), sunsetOf(head.value)]
  if (announcement === 'reactivated')
    report('endpoint-reactivated', 'info', 'the operation is no longer deprecated', [])
  else if (announcement === 'deprecated') {
    if (after)
      report('endpoint-deprecated-with-sunset', 'info', `the operation is deprecated now, until \`${after}\``, [after])
    else report('endpoint-deprecated', 'info', 'the operation is deprecated now', [])
  } else if (head.value['deprecated'] === true && before) {
    if (after === null) report('sunset-deleted', 'error', 'the day the operation ends is no longer announced', [])
    else if (after !== '' && after < before) {
      report(
        'api-sunset-date-changed-earlier',
        'error',
        `the operation ends on \`${after}\` now, earlier than \`${before}\``,
        [before, after],
      )
    }
  }
}
