import type { AskedField, Backend, DesignRequest, Subject, Table } from '../../../model/index.ts'
import { parseField } from '../../../blueprint/expression/field.ts'
import { Unreadable } from '../../../blueprint/problem.ts'
import { snake } from '../../../blueprint/storage/names.ts'
import { declaredColumns } from '../field/declared.ts'
import { kinOf, refsIn } from '../field/kin.ts'
import { type Ground, NOTHING_EXPECTED, type Proposal, sentence, together } from '../ground.ts'
import { Classes, type CodeClass, ownFields } from '../source/classes.ts'
import { type Splice, breakOf, indentOf, lineEnd } from '../source/splice.ts'
import { linkedColumn } from './column.ts'

/** The name of what a field leads to; null for one that leads nowhere. */
export function ledTo({ type }: AskedField): string | null {
  try {
    const field = parseField(type, 0)
    return field.type.kind === 'reference' ? field.type.to.text : null
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}

const isNew = ({ table }: Subject): boolean => table === null

/** Whether something new is to lead to rows of others. */
export const saysReferences = ({ subjects }: DesignRequest): boolean =>
  subjects.some((one) => isNew(one) && one.fields.some((field) => ledTo(field) !== null))

export const tableOf = ({ data }: Backend, name: string, { subjects }: DesignRequest): Table | null => {
  const id = subjects.find((one) => one.name === name)?.table
  return (
    data.tables.find((one) => one.id === id || one.name === id) ??
    data.tables.find(({ model }) => model !== null && snake(model) === snake(name)) ??
    null
  )
}

/** References of something new that what it was written after does not have. */
export function addReferences(ground: Ground, { backend: before }: Ground, request: DesignRequest): Proposal {
  const callers = new Set(before.api.operations.flatMap(({ access }) => access.principals.map(({ type }) => type)))
  return together(
    request.subjects.filter(isNew).flatMap((subject) => {
      const table = tableOf(ground.backend, subject.name, request)
      if (!table || before.data.tables.some(({ id }) => id === table.id)) return []
      return subject.fields.flatMap((field) => {
        const to = ledTo(field)
        const target = to === null ? null : tableOf(ground.backend, to, request)
        if (!target || callers.has(target.model ?? '')) return []
        if (table.foreignKeys.some((key) => key.references.table === target.id)) return []
        return [referenceIn(ground, table, target, field)]
      })
    }),
  )
}

function referenceIn(ground: Ground, table: Table, target: Table, field: AskedField): Partial<Proposal> {
  const classes = new Classes(ground.code)
  const kin = kinOf(ground, classes, table)
  const name = `${field.name}_id`
  const refused = {
    unknown: [`${table.name}.${field.name} leads to ${target.name}: no key of the program shows how that is written`],
  }
  if (!kin) return refused
  const columns = declaredColumns(ground, classes)
  const own = columns.filter((one) => one.table.id === table.id && !table.primaryKey?.columns.includes(one.column.name))
  const last = own.at(-1)
  const of = last?.of ?? kin.model
  const made = linkedColumn(ground, columns, of, { name, target, isKey: false })
  if (!made) return refused
  const type = /:\s*(?:Mapped\[)?([\w.]+)/.exec(made.text)?.[1] ?? 'int'
  const carriers = [...kin.schemas, ...bodiesOf(ground, classes, table, kin.model)].filter(
    (one) =>
      !classes.lineage(one).some(({ node }) => node === of.node) &&
      !/Update|Patch|Edit/.test(one.node.name) &&
      ownFields(one).size > 0,
  )
  const plain = [...new Map(carriers.map((one) => [one.node, one])).values()]
  return {
    splices: [behindFields(of, made.text), ...plain.map((one) => behindFields(one, `${name}: ${type}`))],
    needs: [{ file: of.file, names: made.needs }],
    sentences: [
      sentence(
        `\`${kin.model.node.name}.${name}\` leads to ${target.name}, as \`${made.after.of.node.name}.${made.after.column.attribute}\` is written`,
        [made.after.of.file.place(made.after.statement)],
      ),
    ],
    expected: { ...NOTHING_EXPECTED, columns: [`${table.id}.${name}`], fields: [name] },
    unknown: [
      `whether the ${target.name} of a new ${table.name} is there is asked of the database alone: a key that leads nowhere ends in its error`,
    ],
  }
}

/** Classes clients send and are told, for the operations of a table. */
function bodiesOf({ backend }: Ground, classes: Classes, _: Table, { node }: CodeClass): readonly CodeClass[] {
  const names = backend.api.operations.flatMap(({ method, body }) =>
    method === 'post' && body ? Object.values(body.content).flatMap((one) => refsIn(one)) : [],
  )
  return classes.all.filter((one) => names.includes(one.node.name) && one.node.name.startsWith(node.name))
}

/** A line behind the fields a class says itself. */
export function behindFields({ file, node }: CodeClass, text: string): Splice {
  const { source } = file.tree
  const last = [...ownFields({ file, node }).values()].findLast((one) => !/^(__|model_config)/.test(file.text(one)))
  const at = last ?? node.body[0]!
  const indent = indentOf(source, at.start)
  const end = lineEnd(source, at.end)
  const isPass = last === undefined && file.text(at) === 'pass'
  return isPass
    ? { file: file.path, start: at.start, end: at.end, text }
    : { file: file.path, start: end, end, text: `${breakOf(source)}${indent}${text}` }
}
