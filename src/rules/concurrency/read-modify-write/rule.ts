import type { Assignment, Backend } from '../../../model/index.ts'
import { tableOfClass } from '../../../model/queries/index.ts'
import type { Assign, AugmentedAssign } from '../../../python/ast.ts'
import type { Code } from '../../../python/code/code.ts'
import { nodesIn } from '../../../python/code/names.ts'
import { aroundInFunction, nodeAt } from '../../../python/code/surroundings.ts'
import { type Written, rule } from '../../rule.ts'
import { isLocked } from '../locks.ts'

export default rule({
  title: 'A number is read, changed in Python and written back',
  severity: 'medium',
  confidence: 'high',
  weaknesses: ['CWE-362', 'CWE-367'],
  message:
    '`{class}.{attribute}` is computed from the value that was read: two requests at once lose one of the changes',
  advice:
    'Let the database count, `update({class}).values({attribute}={class}.{attribute} + n)` with the condition in `where`, or lock the row when it is read: `with_for_update()`.',
  check({ backend, code }, report) {
    for (const operation of backend.api.operations) {
      if (isLocked(operation)) continue
      for (const one of operation.trace?.assignments ?? []) {
        if (!isNumber(backend, one) || !isComputedFromItself(code, one) || isVersioned({ backend, code }, one.class))
          continue
        const valuable = VALUABLE.test(one.attribute)
        report.found({
          at: one.chain.at(-1)!.at,
          subject: operation.id,
          arguments: { class: one.class, attribute: one.attribute },
          severity: valuable ? 'medium' : 'low',
          cause: JSON.stringify(one.chain.at(-1)!.at),
          proof: one.chain,
        })
      }
    }
  },
})

/** What somebody gains from, when it is spent twice. */
const VALUABLE =
  /balance|stock|quantit|inventory|credit|points|wallet|amount|funds|available|remaining|seats|quota|budget|tokens|coins|uses?$|redemption/i

/** Lists, texts and times grow, too. */
function isNumber(backend: Backend, { class: owner, attribute }: Assignment): boolean {
  const column = tableOfClass(backend, owner)?.columns.find(
    (one) => one.attribute === attribute || one.name === attribute,
  )
  return column !== undefined && /INT|NUMERIC|DECIMAL|FLOAT|DOUBLE|REAL|MONEY|SERIAL/i.test(column.type)
}

/** `row.balance -= price`, or `row.balance = row.balance - price`. */
function isComputedFromItself(code: Code, { class: owner, attribute, chain, value }: Assignment): boolean {
  const at = chain.at(-1)!.at
  const file = code.file(at.file)
  const node = file && nodeAt(file, at)
  if (!file || !node || owner === '') return false
  const statement = [node, ...aroundInFunction(file, node)].find((one) => /^(Augmented)?Assign$/.test(one.kind))
  if (!statement) return false
  if (statement.kind === 'AugmentedAssign') {
    const { target, operator, value: by } = statement as unknown as AugmentedAssign
    // Text and lists grow, too; what is no number says so by its literal.
    return (
      target.kind === 'Attribute' &&
      target.name === attribute &&
      /^[+-]$/.test(operator) &&
      !/^(JoinedString|List|ListComp|Dict)$/.test(by.kind) &&
      !(by.kind === 'Constant' && by.type === 'str')
    )
  }
  const { targets, value: written } = statement as unknown as Assign
  const [target] = targets
  if (target?.kind !== 'Attribute' || written.kind !== 'BinaryOperation' || !/^[+-]$/.test(written.operator))
    return false
  const text = file.text(target)
  return (
    !/^(sqlalchemy|list|str)/.test(value.made) &&
    [...nodesIn(written)].some((one) => one.kind === 'Attribute' && file.text(one) === text)
  )
}

/** The mapper compares a version when it writes. */
function isVersioned({ code }: Written, owner: string): boolean {
  return code.mentioning(/version_id_col/).some((file) => file.classes.some((one) => one.name === owner))
}
