import type { Backend, Operation, Statement } from '../../../model/index.ts'
import {
  answeredFields,
  type Field,
  isAuthorized,
  isPersonal,
  ownershipOf,
  tableOf,
} from '../../../model/queries/index.ts'
import { rule } from '../../rule.ts'
import { askedAt } from '../handler.ts'

export default rule({
  title: 'Personal data of others is handed to anyone',
  severity: 'high',
  confidence: 'medium',
  weaknesses: ['CWE-359', 'API3:2023'],
  message: '`{operation}` answers {who} with {fields} of {whose}',
  advice: 'Answer with what the caller needs of other people, mostly a name and an id, in a model of its own.',
  check({ backend }, report) {
    for (const operation of backend.api.operations) {
      const anyone = operation.access.state === 'public'
      if (operation.method !== 'get' || isOwn(operation) || isAuthorized(operation)) continue
      if (!anyone && operation.access.state !== 'enforced') continue
      const people = peopleRead(backend, operation)
      const fields = answeredFields(backend, operation).filter(
        (one) => isPersonal(one.name) && isOfPeople(one, people, backend),
      )
      const statement = people[0]
      const all = people.find(isEveryone)
      if (!statement || fields.length === 0 || (!anyone && (!all || !fields.some((one) => !one.path.includes('.')))))
        continue
      report.found({
        at: operation.handler,
        subject: operation.id,
        cause: `${[...new Set(fields.map((one) => `${one.of}.${one.name}`))].join()} ${anyone ? 'anyone' : 'callers'}`,
        arguments: {
          operation: operation.id,
          who: anyone ? 'anyone' : 'any caller',
          fields: [...new Set(fields.map((one) => `\`${one.path.replaceAll('[]', '')}\``))].slice(0, 5).join(', '),
          whose: all ? 'all people there are' : 'other people',
        },
        severity: anyone ? 'high' : 'medium',
        confidence: anyone && (all !== undefined || fields.length > 1) ? 'high' : 'medium',
        proof: (all ?? statement).chain,
        related: [{ what: 'the people are read here', at: askedAt(operation, all ?? statement) }],
      })
    }
  },
})

/** What one sees of oneself, and what people do to become known. */
const isOwn = (operation: Operation): boolean =>
  /(^|\/)(me|self|current|profile|account|login|logout|register|signup|verify|confirm|invite\w*|unsubscribe|\w*callback|contact\w*|share\w*)(\/|$)|token|code\}/i.test(
    operation.path,
  )

/** Statements that read people, but the caller. */
const peopleRead = (backend: Backend, operation: Operation): readonly Statement[] => {
  const { callers } = ownershipOf(backend)
  return operation.statements.filter(
    (one) =>
      one.verb === 'select' &&
      one.scoped === 'no' &&
      (one.tables.some((id) => callers.has(id)) ||
        one.loads.some((load) => leadsToPeople(one, load, backend, callers))),
  )
}

/** `seller joined`: the people come with what was asked for. */
function leadsToPeople(statement: Statement, load: string, backend: Backend, callers: ReadonlySet<string>): boolean {
  const name = load.split(' ')[0]?.split('.')[0] ?? ''
  const relation = statement.tables
    .flatMap((id) => tableOf(backend, id)?.relationships ?? [])
    .find((one) => one.name === name)
  return relation !== undefined && callers.has(relation.target)
}

const isEveryone = (statement: Statement): boolean =>
  statement.filters.every((one) => one.from === 'constant' || one.from === 'column') &&
  statement.chain.at(-1)?.what.startsWith('select') === true

/** Columns of the people that were read. */
const isOfPeople = (field: Field, people: readonly Statement[], backend: Backend): boolean =>
  people.length > 0 &&
  [...ownershipOf(backend).callers].some((id) =>
    tableOf(backend, id)?.columns.some((one) => one.name === field.name || one.attribute === field.name),
  )
