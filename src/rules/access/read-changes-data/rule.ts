import type { Operation, Statement } from '../../../model/index.ts'
import { meantForEveryone, wordsOf } from '../../../model/queries/index.ts'
import { rule } from '../../rule.ts'
import { ownStatements } from '../own.ts'

export default rule({
  title: 'A request that should only read changes data',
  severity: 'medium',
  confidence: 'medium',
  weaknesses: ['CWE-352', 'CWE-650'],
  message: '`{operation}` {does} `{table}`: browsers, crawlers and retries send {method} without asking anybody',
  advice: 'Make it a `POST` or `DELETE`, or move the change to where it was decided.',
  check({ backend, code }, report) {
    for (const operation of backend.api.operations) {
      if (operation.method !== 'get' && operation.method !== 'head') continue
      if (meantForEveryone(operation, backend)) continue
      const own = ownStatements(operation, code.functionAt(operation.handler))
      const change = own.find((one) => isTelling(one, own, operation))
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

/** Notes on the side that reading may well leave behind. */
const ASIDE = new Set(
  `log logs audit audits event events session sessions visit visits view views token tokens cache caches history
  stat stats statistic statistics counter counters metric metrics activity activities access hit hits trace usage
  notification notifications`.split(/\s+/),
)
const NOTE =
  /(^|_)(last|count|counter|views?|hits?|seen|read|opened|accessed|used|cached?|synced|expired?|status)(_|$)|_at$|_on$/i

function isTelling(one: Statement, all: readonly Statement[], operation: Operation): boolean {
  const table = one.tables[0]
  if (!table || one.inLoop || wordsOf(table).some((word) => ASIDE.has(word))) return false
  if (one.chain.some(({ what }) => /get_or_create|ensure|upsert|default|sync|refresh|expire|clean|cache/i.test(what)))
    return false
  switch (one.verb) {
    case 'delete':
      return true
    case 'insert':
      return !all.some(({ verb, tables }) => verb === 'select' && tables.includes(table))
    case 'update':
      return changesMore(operation)
    default:
      return false
  }
}

/** Sets something that is no note of the reading itself. */
function changesMore({ trace }: Operation): boolean {
  const set = trace?.assignments ?? []
  return set.length > 0 && set.every(({ attribute }) => !NOTE.test(attribute))
}
