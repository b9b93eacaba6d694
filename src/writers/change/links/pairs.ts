import type { AskedField, Column, DesignRequest, Subject, Table } from '../../../model/index.ts'
import { ownershipOf } from '../../../model/queries/index.ts'
import type { Code } from '../../../python/code/code.ts'
import { declaredColumns } from '../field/declared.ts'
import { modelOf } from '../field/kin.ts'
import { type Ground, type Proposal, sentence, together } from '../ground.ts'
import { Classes, type CodeClass, ownFields } from '../source/classes.ts'
import { type Splice, breakOf, indentOf, lineStart } from '../source/splice.ts'
import { spell } from '../source/spelling.ts'
import { refusedAgain } from './refused-again.ts'
import { ledTo, tableOf } from './references.ts'

/** Who and which, and nothing else: a second row of the same two would say nothing. */
export const isPair = ({ table, fields }: Subject): boolean =>
  table === null && fields.length === 2 && fields.every((one) => ledTo(one) !== null)

export const saysPairs = ({ subjects }: DesignRequest): boolean =>
  subjects.some((one) => isPair(one) || (one.table === null && one.once !== undefined))

/** Fields of which each combination is there once: both of a pair, and what is said. */
function pairsOf(subject: Subject, { backend }: Ground): readonly (readonly AskedField[])[] {
  if (isPair(subject)) return [subject.fields]
  if (subject.table !== null) return []
  const { callers } = ownershipOf(backend)
  const models = backend.data.tables.flatMap(({ id, model }) => (callers.has(id) && model !== null ? [model] : []))
  return (subject.once ?? []).map((names) =>
    names.flatMap(
      (name) =>
        subject.fields.find((one) => (name === 'owner' ? models.includes(ledTo(one) ?? '') : one.name === name)) ?? [],
    ),
  )
}

/** A pair is one row: the database holds it, and whoever makes it again is told. */
export function oncePerPair(ground: Ground, before: Ground, request: DesignRequest): Proposal {
  return together(
    request.subjects.flatMap((subject) => {
      const table = tableOf(ground.backend, subject.name, request)
      return table && !before.backend.data.tables.some(({ id }) => id === table.id)
        ? pairsOf(subject, before).map((fields) =>
            once(ground, before, { subject: { ...subject, fields }, table, request }),
          )
        : []
    }),
  )
}

/** The column that leads to what a field is said to lead to, by its name or, as its sibling has it, alone. */
function keyOf(table: Table, field: AskedField, { backend }: Ground, request: DesignRequest): Column | undefined {
  const named = table.columns.find(({ attribute }) => attribute === `${field.name}_id`)
  const target = tableOf(backend, ledTo(field) ?? '', request)
  const keys = table.foreignKeys.filter(({ references, columns }) => references.table === target?.id && !columns[1])
  const alone = keys.length === 1 ? keys[0]!.columns[0] : undefined
  return named ?? table.columns.find(({ name }) => name === alone)
}

function once(
  ground: Ground,
  before: Ground,
  { subject, table, request }: { subject: Subject; table: Table; request: DesignRequest },
): Partial<Proposal> {
  const { code } = ground
  const classes = new Classes(code)
  const model = modelOf(classes, table)
  const columns = subject.fields.flatMap((field) => keyOf(table, field, ground, request) ?? [])
  const names = columns.map(({ name }) => name)
  const pair = subject.fields.map(({ name }) => name.replaceAll('_', ' ')).join(' and ')
  if (!model || names.length < 2 || ownFields(model).has('__table_args__'))
    return { unknown: [`${subject.name} is not said to be there once for ${pair}: that has to be written by hand`] }
  const unique = spell(model.file, 'sqlalchemy.UniqueConstraint')
  const called = isNamedByRule(code) ? '' : `, name="uq_${table.name}_${names.join('_')}"`
  const text = `__table_args__ = (${unique.text}(${names.map((one) => `"${one}"`).join(', ')}${called.slice(0, 70)}),)`
  const refused = refusedAgain(ground, before, {
    model: model.node.name,
    columns: columns.map(({ attribute }) => attribute),
    told: `This ${subject.name.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()} is there`,
  })
  return together([
    {
      splices: [asFirst(model, text), ...withoutIndex(ground, classes, table, columns[0]!.name)],
      needs: [{ file: model.file, names: unique.needs }],
      sentences: [
        sentence(
          `\`${table.name}\` has one row for ${pair}: the database holds it${isPair(subject) ? ', as a second one would say nothing' : ''}`,
        ),
      ],
    },
    refused ?? {
      unknown: [
        `${subject.name} that is there already is refused by the database alone, with its error: nothing in the repository shows how a caller is told`,
      ],
    },
  ])
}

/** Whether the program names its constraints by a rule of its own. */
const isNamedByRule = ({ files }: Code): boolean => files.some((one) => one.mentions(/\bnaming_convention\b/))

/** What belongs to the table stands above its columns. */
function asFirst({ file, node }: CodeClass, text: string): Splice {
  const { source } = file.tree
  const [first, second] = node.body
  const isDoc = first?.kind === 'ExpressionStatement' && second !== undefined
  const at = isDoc ? second : first!
  const named = node.body.find((one) => one.kind === 'Assign' && /^__tablename__\b/.test(file.text(one)))
  const eol = breakOf(source)
  if (named)
    return { file: file.path, start: named.end, end: named.end, text: `${eol}${indentOf(source, named.start)}${text}` }
  const start = lineStart(source, at.start)
  return { file: file.path, start, end: start, text: `${indentOf(source, at.start)}${text}${eol}${eol}` }
}

/** What the pair begins with is found by the pair. */
function withoutIndex(ground: Ground, classes: Classes, { id }: Table, name: string): readonly Splice[] {
  const found = declaredColumns(ground, classes).find(({ table, column }) => table.id === id && column.name === name)
  if (!found) return []
  const { file } = found.of
  const at = found.statement.start
  const match = /,\s*index\s*=\s*True\b|\bindex\s*=\s*True\s*,\s*/.exec(file.text(found.statement))
  return match ? [{ file: file.path, start: at + match.index, end: at + match.index + match[0].length, text: '' }] : []
}
