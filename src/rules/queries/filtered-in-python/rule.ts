import type { Comprehension, Expression } from '../../../python/ast.ts'
import type { CodeFile } from '../../../python/code/code.ts'
import type { AnyNode } from '../../../python/code/names.ts'
import { rule } from '../../rule.ts'
import { type Loading, holderOf, loadings } from '../rows.ts'
import { mentions } from '../rounds.ts'

export default rule({
  title: 'Rows are filtered after all of them were loaded',
  severity: 'medium',
  confidence: 'medium',
  weaknesses: ['CWE-1050', 'API4:2023'],
  message: '`{function}` loads every row of the table and keeps those with `{condition}`',
  advice: 'Put the condition into the statement: `.where(...)`.',
  check({ code }, report) {
    for (const file of code.mentioning(/\b(all|fetchall)\(\)/))
      for (const loading of loadings(file)) {
        const [use] = loading.uses
        if (loading.uses.length !== 1 || !use || hasCondition(loading)) continue
        const comprehension = sourceOf(file, use)
        const condition = comprehension?.clauses[0]?.conditions.find((one) => isOfColumn(one, comprehension))
        if (!comprehension || !condition) continue
        report.found({
          at: file.place(condition),
          subject: loading.within.qualname,
          arguments: { function: loading.within.node.name, condition: file.text(condition) },
          related: [{ what: 'every row is loaded', at: file.place(loading.call) }],
        })
      }
  },
})

const hasCondition = ({ file, call }: Loading): boolean =>
  /\.(where|filter|filter_by|join|having|distinct|group_by)\s*\(/.test(file.text(call))

/** The comprehension that goes through a list. */
function sourceOf(file: CodeFile, use: AnyNode): Comprehension | null {
  const holder = holderOf(file, use) as unknown as Comprehension | null
  if (holder?.kind !== 'Comprehension' || holder.clauses.length !== 1) return null
  const iterable = holder.clauses[0]!.iterable
  return iterable.start <= use.start && use.end <= iterable.end ? holder : null
}

/** `row.team == team`: what the database can compare as well. */
function isOfColumn(condition: Expression, { clauses }: Comprehension): boolean {
  const target = clauses[0]!.target
  if (condition.kind !== 'Comparison' || target.kind !== 'Name' || condition.operands.length !== 2) return false
  const isColumn = (one: Expression) =>
    one.kind === 'Attribute' && one.value.kind === 'Name' && one.value.id === target.id
  const [left, right] = condition.operands
  const [row, other] = isColumn(left!) ? [left, right] : [right, left]
  return isColumn(row!) && !mentions(other, new Set([target.id])) && /^(==|!=|<|>|<=|>=)$/.test(condition.operators[0]!)
}
