import type { Operation } from '../../../model/index.ts'
import type { Code } from '../../../python/code/code.ts'
import type { CodeFunction } from '../../../python/code/file.ts'
import { nodesIn } from '../../../python/code/names.ts'
import { rule } from '../../rule.ts'
import { type Application, applicationsOf, namesOf } from '../applied.ts'
import { isStored } from '../stored.ts'
import { codeOfCall } from '../written.ts'

export default rule({
  title: 'The raw body is merged into a stored record',
  severity: 'high',
  confidence: 'high',
  weaknesses: ['CWE-915', 'API3:2023'],
  message: '`{operation}` puts whatever the request sends into `{target}`',
  advice: 'Declare a model with the fields a client may change, and apply only what it holds.',
  check({ code, backend }, report) {
    for (const operation of backend.api.operations) {
      for (const { within, names, value } of rawBodies(operation, code)) {
        const found = applicationsOf(within, names, value).filter(
          (one) => isStored(one, within, operation, backend) && !isChecked(one, within),
        )
        for (const one of found)
          report.found({
            at: within.file.place(one.node),
            subject: operation.id,
            arguments: { operation: operation.id, target: one.target || 'a record' },
            confidence: one.how === 'update' ? 'medium' : 'high',
            proof: [
              { what: 'the body as it was sent', at: value ? within.file.place(value) : operation.handler },
              { what: `applied by ${one.how}`, at: within.file.place(one.node) },
            ],
          })
      }
    }
  },
})

interface RawBody {
  readonly within: CodeFunction
  readonly names: ReadonlySet<string>
  readonly value: Parameters<typeof namesOf>[1] | null
}

/** `await request.json()`, or a parameter of the handler that is any dictionary. */
function rawBodies(operation: Operation, code: Code): readonly RawBody[] {
  const handler = code.functionAt(operation.handler)
  const parameters = (handler?.node.parameters ?? []).filter(
    (one) => one.annotation && operation.body && /^(dict|Dict|Mapping)\b/.test(handler!.file.text(one.annotation)),
  )
  const declared =
    handler && parameters.length > 0
      ? [{ within: handler, names: new Set(parameters.map((one) => one.name)), value: null }]
      : []
  const read = (operation.trace?.calls ?? []).flatMap((call) => {
    if (!/\bRequest\.(json|form)$/.test(call.path) || !call.receiver.includes('request')) return []
    const found = codeOfCall(call, code)
    return found ? [{ within: found.within, names: namesOf(found.within, found.node), value: found.node }] : []
  })
  return [...declared, ...read]
}

/** `if key in ALLOWED: setattr(...)` */
function isChecked({ how, node }: Application, within: CodeFunction): boolean {
  if (how !== 'setattr') return false
  for (const one of nodesIn(within.node.body)) {
    if (one.kind !== 'If' || one.start > node.start || one.end < node.end) continue
    if (/\bin\b/.test(within.file.text(one['test'] as typeof node))) return true
  }
  for (const one of nodesIn(within.node.body))
    if (one.kind === 'If' && /\bnot in\b/.test(within.file.text(one['test'] as typeof node)) && one.end <= node.start)
      return true
  return false
}
