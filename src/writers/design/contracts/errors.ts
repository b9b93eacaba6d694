import { groupBy } from '../../../kernel/group.ts'
import type { Operation, OperationContract, Refusal } from '../../../model/index.ts'
import { compareText } from '../../../model/queries/index.ts'

type ContractError = OperationContract['errors'][number]

/** What is refused, with which code and when: from what the code raises, what counts calls, and what is published. */
export function errorsOf(operation: Operation): readonly ContractError[] {
  const raised = operation.trace ? raisedErrors(operation.trace.refusals) : checkedErrors(operation)
  const found = [...raised, ...limitErrors(operation, raised), ...invalidErrors(operation, raised)]
  const statuses = new Set(found.map(({ status }) => status))
  const published = operation.responses
    .filter(({ status }) => /^[45]|^default$/.test(status) && !statuses.has(status))
    .map(({ status, description }) => ({
      status,
      code: '',
      when: `${/X|default/.test(status) ? 'any other: ' : ''}${description || 'published without words'}`,
    }))
  return [...found, ...published].toSorted((a, b) => compareText(a.status, b.status) || compareText(a.code, b.code))
}

function raisedErrors(refusals: readonly Refusal[]): readonly ContractError[] {
  const known = refusals.filter(({ escapes, status }) => escapes && status !== null && status >= 400)
  return [...groupBy(known, (one) => `${one.status} ${codeOf(one)}`).values()].map((group) => ({
    status: String(group[0]!.status),
    code: codeOf(group[0]!),
    when: whenOf(group),
  }))
}

function codeOf({ code, detail }: Refusal): string {
  if (code !== undefined) return code
  const named = typeof detail === 'object' && detail !== null && !Array.isArray(detail) ? detail : {}
  const said = (named as Readonly<Record<string, unknown>>)['code']
  return typeof said === 'string' ? said : ''
}

const MOST = 3

/** In the words callers are told; else under the conditions as they are written. */
function whenOf(group: readonly Refusal[]): string {
  const words = new Set(
    group.flatMap(({ message, detail, conditions }) => {
      if (typeof detail === 'string' && detail !== '') return [detail]
      if (message !== undefined) return [message]
      const last = conditions.at(-1)
      return last === undefined ? [] : [`\`${last.replaceAll('`', "'")}\``]
    }),
  )
  const shown = [...words].slice(0, MOST)
  return shown.length === 0 ? 'always, as far as was read' : shown.join('; ')
}

const checkedErrors = ({ access }: Operation): readonly ContractError[] =>
  [...groupBy(access.checks, ({ status }) => status)].map(([status, checks]) => ({
    status: String(status),
    code: '',
    when: checks.some(({ kind }) => kind === 'authentication')
      ? 'nobody is signed in, or not by what is asked for'
      : [...new Set(checks.map(({ condition }) => condition || 'the caller may not do this'))]
          .slice(0, MOST)
          .join('; '),
  }))

const limitErrors = ({ limits = [] }: Operation, raised: readonly ContractError[]): readonly ContractError[] =>
  limits.length === 0 || raised.some(({ status }) => status === '429')
    ? []
    : [
        {
          status: '429',
          code: '',
          when: limits.map(({ times, seconds }) => `more than ${times} in ${seconds} s`).join('; '),
        },
      ]

/** FastAPI itself refuses what does not hold to the contract. */
function invalidErrors(
  { body, parameters, responses }: Operation,
  raised: readonly ContractError[],
): readonly ContractError[] {
  const answers = responses.some(({ status }) => status === '422' || status === '4XX' || status === 'default')
  if (!answers || (body === null && parameters.length === 0) || raised.some(({ status }) => status === '422')) return []
  return [{ status: '422', code: '', when: 'what is sent does not hold to the contract' }]
}
