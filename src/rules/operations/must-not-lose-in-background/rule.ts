import { rule } from '../../rule.ts'

export default rule({
  title: 'Work that must not be lost runs as a background task',
  severity: 'low',
  confidence: 'medium',
  audience: 'auditor',
  message: '`{task}` runs as a background task: a restart or an error loses it, and nobody tries again',
  advice: 'Store what is to be done in the same transaction, or hand it to a queue that keeps and repeats it.',
  check({ backend }, report) {
    for (const operation of backend.api.operations)
      for (const { kind, library, what, chain } of operation.effects) {
        if (kind !== 'job' || library !== 'background-task' || !PRECIOUS.test(what)) continue
        const at = chain.at(-1)!.at
        report.found({
          at,
          subject: operation.id,
          arguments: { task: what },
          severity: MONEY.test(what) ? 'medium' : 'low',
          cause: `${what} ${at.file}`,
          proof: chain,
        })
      }
  },
})

const MONEY = /pay(ment|out)|charge|refund|invoice|billing|webhook|order|subscription|provision/i
const PRECIOUS =
  /mail|pay(ment|out)|charge|refund|invoice|billing|webhook|order|subscription|provision|notif|sms|import|export/i
