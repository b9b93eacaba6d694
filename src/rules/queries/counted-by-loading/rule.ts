import type { CodeFile } from '../../../python/code/code.ts'
import type { AnyNode } from '../../../python/code/names.ts'
import { rule } from '../../rule.ts'
import { holderOf, loadings } from '../rows.ts'

export default rule({
  title: 'Rows are loaded to count them',
  severity: 'medium',
  confidence: 'high',
  weaknesses: ['CWE-1050'],
  message: '`{function}` loads every row only to count them with `len`',
  advice: 'Let the database count: `select(func.count()).select_from(...)`, or `.count()` of the query.',
  check({ code }, report) {
    for (const file of code.mentioning(/\blen\(/))
      for (const { call, within, uses } of loadings(file))
        if (uses.length > 0 && uses.every((use) => isCounted(file, use)))
          report.found({
            at: file.place(call),
            subject: within.qualname,
            arguments: { function: within.node.name },
            related: uses.map((use) => ({ what: 'counted', at: file.place(use) })),
          })
  },
})

function isCounted(file: CodeFile, use: AnyNode): boolean {
  const holder = holderOf(file, use)
  return holder?.kind === 'Call' && file.text(holder['callee'] as AnyNode) === 'len'
}
