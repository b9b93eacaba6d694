import type { AskedField, Backend, DesignRequest, Subject, Table } from '../../../model/index.ts'
import { parseField } from '../../../blueprint/expression/field.ts'
import { Unreadable } from '../../../blueprint/problem.ts'
import { snake } from '../../../blueprint/storage/names.ts'
import { ownershipOf } from '../../../model/queries/index.ts'
import { VERB, plainOperations } from '../access/wishes.ts'
import { isTest } from '../../../python/modules/places.ts'
import { declaredColumns } from '../field/declared.ts'
import { addKey } from '../field/index.ts'
import { kinOf } from '../field/kin.ts'
import { type Ground, NOTHING_EXPECTED, type Proposal, asPart, sentence, together } from '../ground.ts'
import { Classes, type CodeClass, ownFields } from '../source/classes.ts'
import { withoutUnused } from '../source/unused-imports.ts'
import { type Splice, breakOf, indentOf, lineEnd } from '../source/splice.ts'
import { linkedColumn } from '../field/key-column.ts'
import { idleFilters } from './idle.ts'

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

/** Whether rows that are there are to lead to something new. */
export const saysKeysToNew = (request: DesignRequest): boolean =>
  request.subjects.some((one) => one.table !== null && one.fields.some((field) => isToNew(field, request)))

/** `a book can belong to a series`, where there are no series yet. */
export function isToNew(field: AskedField, { subjects }: DesignRequest): boolean {
  const to = field.change === undefined ? ledTo(field) : null
  return to !== null && subjects.some((one) => isNew(one) && one.name === to)
}

/** Keys of rows that are there to rows of something new. */
export const addKeysToNew = (ground: Ground, _: Ground, request: DesignRequest): Proposal =>
  together(
    request.subjects
      .filter((one) => !isNew(one))
      .flatMap(({ name, fields }) =>
        fields
          .filter((field) => isToNew(field, request))
          .map((field): Partial<Proposal> => {
            const table = tableOf(ground.backend, name, request)
            const target = tableOf(ground.backend, ledTo(field)!, request)
            return table && target
              ? together([asPart(addKey(ground, table, field, target)), rowsThere(request, table, target, field)])
              : { unwritten: [`${name}.${field.name} is not written: there is no table it could lead to`] }
          }),
      ),
  )

/** `every book belongs to one publisher`, where there are books that have none yet. */
function rowsThere(
  { text }: DesignRequest,
  table: Table,
  target: Table,
  { name, from }: AskedField,
): Partial<Proposal> {
  const clause = text
    .slice(0, from.end)
    .split(/[.;:!?\n,]|\band\b/)
    .at(-1)!
  if (!/\b(?:every|each|all|must|has to|have to|exactly one|always)\b/i.test(clause)) return {}
  return {
    unwritten: [
      `“${clause.trim()}”: ${table.name}.${name}_id may be empty, as rows of ${table.name} that are there lead to no ${target.name} yet: which one they get has to be said and set before the database can ask for one of each`,
    ],
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
export function addReferences(ground: Ground, there: Ground, request: DesignRequest): Proposal {
  const { backend: before } = there
  const callers = new Set(before.api.operations.flatMap(({ access }) => access.principals.map(({ type }) => type)))
  const links = together(
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
  const known = new Set([...there.code.files, ...there.code.unused].map(({ path }) => path))
  const made = ground.code.files
    .filter(({ path }) => !known.has(path) && !isTest(path))
    .flatMap((file) => file.functions)
  const all = together([links, { splices: idleFilters(ground.code, made) }])
  return { ...all, ...withoutUnused(ground.code.files, all) }
}

function referenceIn(ground: Ground, table: Table, target: Table, field: AskedField): Partial<Proposal> {
  const classes = new Classes(ground.code)
  const kin = kinOf(ground, classes, table)
  const name = `${field.name}_id`
  const refused = {
    unknown: [`${table.name}.${field.name} leads to ${target.name}: no key of the program shows how that is written`],
  }
  if (!kin || (target.primaryKey?.columns.length ?? 0) > 1) return refused
  const columns = declaredColumns(ground, classes)
  const there = columns.find((one) => one.table.id === table.id && one.column.attribute === name)
  const of = there?.of ?? kin.model
  const made = linkedColumn(ground, columns, of, { name, target, isKey: false, isSought: true })
  if (!made) return refused
  const splice: Splice = there
    ? { file: of.file.path, start: there.statement.start, end: there.statement.end, text: made.text }
    : behindFields(of, made.text)
  return {
    splices: [splice],
    needs: [{ file: of.file, names: made.needs }],
    sentences: [
      sentence(
        `\`${kin.model.node.name}.${name}\` leads to ${target.name}, as \`${made.after.of.node.name}.${made.after.column.attribute}\` is written`,
        [made.after.of.file.place(made.after.statement)],
      ),
    ],
    expected: { ...NOTHING_EXPECTED, columns: [`${table.id}.${name}`], fields: [name] },
  }
}

/** Rows that are somebody's, and that nobody else is shown. */
export function isOfSomebody(backend: Backend, { id, model }: Table): boolean {
  const { paths, callers } = ownershipOf(backend)
  if (model === null || callers.has(id) || !paths.has(id)) return false
  return !plainOperations(backend.api.operations, model).some(
    ({ operation, does }) => VERB[does] === 'read' && operation.access.state === 'public',
  )
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
