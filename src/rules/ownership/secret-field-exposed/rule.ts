import type { Operation, Step } from '../../../model/index.ts'
import { isAuthorized } from '../../../model/queries/index.ts'
import { rule } from '../../rule.ts'
import { type Exposed, exposedSecrets } from '../secret.ts'

export default rule({
  title: 'A secret is part of the answer',
  severity: 'high',
  confidence: 'high',
  weaknesses: ['CWE-200', 'CWE-522', 'API3:2023'],
  message: '`{operation}` answers with {fields} of `{of}`',
  advice: 'Answer with a model of its own that has only what the client needs; {fields} is for the application alone.',
  check({ backend }, report) {
    for (const operation of backend.api.operations)
      for (const secrets of groupedByClass(exposedSecrets(backend, operation))) {
        const [first] = secrets
        report.found({
          at: operation.handler,
          subject: operation.id,
          cause: `${first.of} ${secrets.map((one) => one.name).join()}`,
          arguments: {
            operation: operation.id,
            fields: secrets.map((one) => `\`${one.path}\``).join(', '),
            of: first.of || 'the answer',
          },
          severity: secrets.some((one) => one.kind === 'password') ? 'high' : 'medium',
          confidence: secrets.some((one) => isSure(operation, one)) ? 'high' : 'medium',
          related: secrets.flatMap((secret) => columnOf(secret)),
          proof: operation.wiring,
        })
      }
  },
})

function groupedByClass(secrets: readonly Exposed[]): readonly (readonly [Exposed, ...Exposed[]])[] {
  const groups = new Map<string, [Exposed, ...Exposed[]]>()
  for (const secret of secrets) {
    const group = groups.get(secret.of)
    if (group) group.push(secret)
    else groups.set(secret.of, [secret])
  }
  return [...groups.values()]
}

function columnOf({ table, name }: Exposed): readonly Step[] {
  const column = table?.columns.find((one) => one.name === name || one.attribute === name)
  return column && table ? [{ what: `${table.name}.${column.name}`, at: column.at }] : []
}

/** A stored password that goes out is never right; any other secret may be its owner's. */
const isSure = (operation: Operation, { kind, table }: Exposed): boolean =>
  kind === 'password' && table !== null && !isAuthorized(operation)
