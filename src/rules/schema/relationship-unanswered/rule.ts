import { escapePattern } from '../../../kernel/text.ts'
import type { Relationship, Table } from '../../../model/index.ts'
import type { Code } from '../../../python/code/code.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A relationship that names one that does not exist',
  severity: 'high',
  confidence: 'high',
  message: '`{model}.{name}` says `back_populates="{other}"`, and nothing is called that: the models cannot be used',
  advice: 'Add the other relationship, or correct the name.',
  check({ backend, code }, report) {
    const { tables } = backend.data
    const everywhere = new Set(tables.flatMap(({ relationships }) => relationships.map(({ name }) => name)))
    for (const table of tables)
      for (const relationship of table.relationships) {
        const other = otherSide(relationship, tables)
        if (!other || everywhere.has(relationship.backPopulates ?? '')) continue
        if (isDeclared(relationship.backPopulates ?? '', code)) continue
        report.found({
          at: relationship.at,
          subject: `${table.id}.${relationship.name}`,
          arguments: {
            model: table.model ?? table.id,
            name: relationship.name,
            other: relationship.backPopulates ?? '',
          },
          related: [{ what: other.model ?? other.id, at: other.at }],
        })
      }
  },
})

/** Some class sets the name, though its table is not among those that were read. */
const isDeclared = (name: string, code: Code): boolean =>
  /^\w+$/.test(name) &&
  code.files.some(
    (file) =>
      file.mentions(new RegExp(`^\\s+${escapePattern(name)}\\s*(:.*)?=`, 'm')) ||
      file.mentions(new RegExp(`backref="${escapePattern(name)}"`)),
  )

/** The table a relationship says has the other one. A name found nowhere is one no inheritance can explain. */
const otherSide = ({ target, backPopulates }: Relationship, tables: readonly Table[]): Table | null =>
  (backPopulates !== null && tables.find(({ id, model }) => id === target && model !== null)) || null
