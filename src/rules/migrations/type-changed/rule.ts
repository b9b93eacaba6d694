import type { MigrationStep, WrittenArgument } from '../../../model/index.ts'
import { count, keywordOf } from '../../../model/queries/index.ts'
import { rule } from '../../rule.ts'
import { chainsOf, stepsOnExistingTables } from '../chain.ts'

export default rule({
  title: 'Column types changed in place',
  severity: 'low',
  confidence: 'medium',
  audience: 'auditor',
  message: '`{folder}` changes the type of {number} in place: PostgreSQL may rewrite the table while everyone waits',
  advice: 'On large tables add a new column, copy in batches, and switch over.',
  check({ backend }, report) {
    for (const chain of chainsOf(backend)) {
      const rewriting = stepsOnExistingTables(chain).filter(({ step }) => rewrites(step))
      const [newest] = rewriting
      if (!newest) continue
      report.found({
        at: newest.step.at,
        subject: chain.folder,
        arguments: { number: count(rewriting.length, 'column'), folder: chain.folder },
        related: rewriting.slice(1, 10).map(({ revision, step }) => ({ what: `revision ${revision.id}`, at: step.at })),
      })
    }
  },
})

/** Text that becomes longer text is only noted down; anything else is written anew. */
function rewrites(step: MigrationStep): boolean {
  const [to, from] = [keywordOf(step, 'type_'), keywordOf(step, 'existing_type')]
  if (step.operation !== 'alter_column' || !to || to.made === '') return false
  const [family, before] = [familyOf(to), from ? familyOf(from) : '']
  if (family === before) return family === 'number' && nameOf(to) !== nameOf(from!)
  return !(family === 'text' && before === 'text')
}

const nameOf = ({ made }: WrittenArgument): string => made.slice(made.lastIndexOf('.') + 1).toLowerCase()

function familyOf(type: WrittenArgument): string {
  const name = nameOf(type)
  if (/^(string|text|unicode|unicodetext|varchar|autostring|citext)$/.test(name)) return 'text'
  if (/^(integer|biginteger|smallinteger|bigint|smallint|float|numeric|double|double_precision)$/.test(name))
    return 'number'
  return name
}
