import type { Backend, Operation, Statement } from '../../../model/index.ts'
import { meantForEveryone, wordsOf } from '../../../model/queries/index.ts'
import { rule } from '../../rule.ts'
import { placeKey } from '../caller.ts'
import { ownStatements } from '../own.ts'

export default rule({
  title: 'A request that should only read changes data',
  severity: 'medium',
  confidence: 'medium',
  weaknesses: ['CWE-352', 'CWE-650'],
  message: '`{operation}` {does} `{table}`: browsers, crawlers and retries send {method} without asking anybody',
  advice: 'Make it a `POST` or `DELETE`, or move the change to where it was decided.',
  check({ backend, code }, report) {
    // A form is shown and taken by the same function: it tells by the method what to do.
    const alsoWrites = new Set(
      backend.api.operations.filter(({ method }) => !SAFE.has(method)).map(({ handler }) => placeKey(handler)),
    )
    for (const operation of backend.api.operations) {
      if (operation.method !== 'get' && operation.method !== 'head') continue
      if (meantForEveryone(operation, backend) || alsoWrites.has(placeKey(operation.handler))) continue
      const own = ownStatements(operation, code.functionAt(operation.handler))
      const change = own.find((one) => isTelling(one, own, operation, backend))
      if (!change) continue
      report.found({
        at: operation.handler,
        subject: operation.id,
        arguments: {
          operation: operation.id,
          does: change.verb === 'delete' ? 'deletes from' : change.verb === 'insert' ? 'inserts into' : 'updates',
          table: change.tables[0]!,
          method: operation.method.toUpperCase(),
        },
        cause: `${operation.handler.file}:${operation.handler.line}`,
        proof: change.chain,
      })
    }
  },
})

const SAFE = new Set(['get', 'head', 'options', 'trace'])

/** Notes on the side that reading may well leave behind. */
const ASIDE = new Set(
  `log logs audit audits event events session sessions visit visits view views token tokens cache caches history
  stat stats statistic statistics counter counters metric metrics activity activities access hit hits trace usage
  notification notifications`.split(/\s+/),
)
const NOTE =
  /(^|_)(last|count|counter|views?|hits?|seen|read|opened|accessed|used|cached?|synced|expired?|status)(_|$)|_at$|_on$/i

function isTelling(one: Statement, all: readonly Statement[], operation: Operation, backend: Backend): boolean {
  const table = one.tables[0]
  if (!table || one.inLoop || !one.transaction.includes('committed') || wordsOf(table).some((word) => ASIDE.has(word)))
    return false
  if (one.chain.some(({ what }) => /get_or_create|ensure|upsert|default|sync|refresh|expire|clean|cache/i.test(what)))
    return false
  switch (one.verb) {
    case 'delete':
      return true
    case 'insert':
      return !all.some(({ verb, tables }) => verb === 'select' && tables.includes(table))
    case 'update':
      return changesMore(operation, backend.data.tables.find(({ id }) => id === table)?.model ?? null)
    default:
      return false
  }
}

/** Sets something of such a row that is no note of the reading itself. */
function changesMore({ trace }: Operation, model: string | null): boolean {
  const set = trace?.assignments.filter((one) => one.class === model) ?? []
  return set.length > 0 && set.every(({ attribute }) => !NOTE.test(attribute))
}
