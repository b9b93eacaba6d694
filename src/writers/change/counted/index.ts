import { plural, spoken } from '../../../kernel/english.ts'
import type { AskedLimit, DesignRequest, Subject, Table } from '../../../model/index.ts'
import { ownershipOf } from '../../../model/queries/index.ts'
import { neededBy } from '../access/guards.ts'
import { modelOf } from '../field/kin.ts'
import { creationOf } from '../finding/creation.ts'
import { type Ground, type Proposal, sentence, together } from '../ground.ts'
import { refusals, within } from '../links/refused-again.ts'
import { tableOf } from '../links/references.ts'
import { Classes } from '../source/classes.ts'
import { breakOf, indentOf, inserted, lineStart } from '../source/splice.ts'
import { spell } from '../source/spelling.ts'

export const saysLimits = ({ subjects }: DesignRequest): boolean =>
  subjects.some(({ table, limits = [] }) => table === null && limits.length > 0)

/** No more of them than is said: they are counted where one is made. */
export const countMade = (ground: Ground, before: Ground, request: DesignRequest): Proposal =>
  together(
    request.subjects.flatMap((subject) =>
      subject.table !== null
        ? []
        : (subject.limits ?? []).map((limit): Partial<Proposal> => {
            const table = tableOf(ground.backend, subject.name, request)
            return (
              (table && counted(ground, before, limit, { subject, table })) ?? {
                unwritten: [
                  `“${limit.from.text}”: how many there are is counted nowhere, and that has to be written by hand${placeOf(ground, before, table)}`,
                ],
              }
            )
          }),
    ),
  )

function placeOf(ground: Ground, before: Ground, table: Table | null): string {
  const model = table && modelOf(new Classes(ground.code), table)
  const creation = model && creationOf(ground, before, model.node.name)
  return creation ? `, in \`${creation.of.node.name}\` (${creation.of.file.path})` : ''
}

function counted(
  ground: Ground,
  before: Ground,
  { most, per, every }: AskedLimit,
  { subject, table }: { readonly subject: Subject; readonly table: Table },
): Partial<Proposal> | null {
  const model = modelOf(new Classes(ground.code), table)
  const creation = model && creationOf(ground, before, model.node.name)
  const donor = refusals(before.code)[0]
  const { callers } = ownershipOf(before.backend)
  const key = table.foreignKeys.find(({ columns, references }) => columns.length === 1 && callers.has(references.table))
  if (!creation || !donor || !key || typeof most !== 'number' || every !== null || per.join() !== 'owner') return null
  const { of, statement } = creation
  const { file, node } = of
  const column = table.columns.find(({ name }) => name === key.columns[0])!.attribute
  const owner = new RegExp(`["']?${column}["']?\\s*[:=]\\s*(\\w+\\.\\w+)`).exec(file.text(statement))?.[1]
  const query = countedAs(donor.of.file.text(donor.statement.test))
  const from = donor.of.file
  if (owner === undefined || query === null || donor.of.node.async !== node.async) return null
  const session = /(?:await\s+)?(\w+)\.\w+\($/.exec(query.head)?.[1]
  if (session === undefined || !node.parameters.some(({ name }) => name === session)) return null
  const func = spell(file, 'sqlalchemy.func')
  const select = spell(file, from.names.get('select') ?? 'sqlalchemy.select')
  const name = model!.node.name
  const many = plural(spoken(subject.name).toLowerCase())
  const text = `${query.head}${select.text}(${func.text}.count()).select_from(${name}).where(${name}.${column} == ${owner})${query.tail}`
  const raised = within(from, donor.raised, donor.said, `"At most ${most} ${many}"`)
  const { source } = file.tree
  const indent = indentOf(source, statement.start)
  const eol = breakOf(source)
  const lines = [`made = ${text}`, `if made >= ${most}:`, `    ${raised}`]
  return {
    splices: [
      inserted(file.path, lineStart(source, statement.start), lines.map((one) => `${indent}${one}${eol}`).join('')),
    ],
    needs: [{ file, names: [...func.needs, ...select.needs, ...neededBy(before.code, from, donor.raised)] }],
    sentences: [
      sentence(
        `nobody makes more than ${most} ${many}: they are counted where one is made, whatever became of them, and one more is refused as \`${donor.of.node.name}\` refuses. Two made at one moment may both be let in: where that matters, the row of whoever makes them is locked first`,
        [from.place(donor.statement)],
      ),
    ],
  }
}

/** `session.exec(select(...)).first()` as what gives a number: what stands before the query, and behind it. */
export function countedAs(test: string): { readonly head: string; readonly tail: string } | null {
  const found = /^(?<head>\(?(?:await\s+)?\w+\.(?:exec|execute|scalar|scalars)\()select\(/.exec(test)
  const tail = /\)(?<tail>\)?(?:\.scalars\(\))?\.(?:first|one_or_none|scalar_one_or_none|scalar)\(\))\)?$/.exec(test)
  if (!found) return null
  const head = found.groups!['head']!.replace(/^\((?!await)/, '')
  if (head.endsWith('.scalar(')) return { head: head.replace(/^\(/, ''), tail: ')' }
  if (!tail || head.startsWith('(')) return null
  const ends = tail.groups!['tail']!
  return {
    head,
    tail:
      ends.includes('scalar_one') || ends.endsWith('.scalar()')
        ? ').scalar_one()'
        : `)${ends.replace(/^\)/, '').replace(/\.(?:first|one_or_none)\(\)$/, '.one()')}`,
  }
}
