import type { Subscript } from '../../../python/ast.ts'
import type { CodeFile } from '../../../python/code/code.ts'
import type { AnyNode } from '../../../python/code/names.ts'
import { rule } from '../../rule.ts'
import { holderOf, loadings } from '../rows.ts'

export default rule({
  title: 'All rows are loaded and a few are used',
  severity: 'medium',
  confidence: 'high',
  weaknesses: ['CWE-1050', 'API4:2023'],
  message: '`{function}` loads every row and uses `[{part}]` of them',
  advice: 'Let the database cut: `.offset(...).limit(...)` with an order, `.first()` for a single row.',
  check({ code }, report) {
    for (const file of code.mentioning(/\b(all|fetchall)\(\)/))
      for (const { call, within, uses } of loadings(file)) {
        const cuts = uses.map((use) => cutOf(file, use))
        const [first] = cuts
        // `if rows:` before `rows[0]` is part of the same thing.
        const others = uses.filter((use, i) => !cuts[i] && !isTested(file, use))
        if (!cuts.some((cut) => cut) || others.length > 0) continue
        const cut = first ?? cuts.find((one) => one !== null)!
        report.found({
          at: file.place(cut),
          subject: within.qualname,
          arguments: { function: within.node.name, part: file.text(cut.index) },
          // One row where a few were expected: mostly a lookup by a key.
          severity: cut.index.kind === 'Slice' ? 'medium' : 'low',
          related: [{ what: 'all rows are loaded', at: file.place(call) }],
        })
      }
  },
})

function cutOf(file: CodeFile, use: AnyNode): Subscript | null {
  const holder = holderOf(file, use) as unknown as Subscript | null
  if (holder?.kind !== 'Subscript' || (holder.value as unknown) === null) return null
  const { index } = holder
  if (index.kind === 'Constant') return index.type === 'int' ? holder : null
  return index.kind === 'Slice' ? holder : null
}

const isTested = (file: CodeFile, use: AnyNode): boolean => {
  const holder = holderOf(file, use)
  return holder?.kind === 'If' || holder?.kind === 'UnaryOperation'
}
