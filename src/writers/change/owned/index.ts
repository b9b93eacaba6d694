import type { AskedField, DesignRequest, Operation, Subject, Table } from '../../../model/index.ts'
import { ownershipOf } from '../../../model/queries/index.ts'
import { isTest } from '../../../python/modules/places.ts'
import type { Code } from '../../../python/code/code.ts'
import { type Donor, donorFor } from '../access/donors.ts'
import { guarded } from '../access/handlers.ts'
import { operationsMade } from '../access/wishes.ts'
import { declaredColumns } from '../field/declared.ts'
import { kinOf } from '../field/kin.ts'
import { type Ground, NOTHING_EXPECTED, type Proposal, sentence, together } from '../ground.ts'
import { linkedColumn } from '../field/key-column.ts'
import { behindFields, ledTo, tableOf } from '../links/references.ts'
import type { Basic } from '../resource/sibling.ts'
import { Classes } from '../source/classes.ts'
import { withoutUnused } from '../source/unused-imports.ts'
import { ownTests } from './tests.ts'
import { handedOn } from './handed-on.ts'

/** Rows of something new that are those of whoever made them, where what they were written after is nobody's. */
export function ownRows(ground: Ground, before: Ground, request: DesignRequest): Proposal | string {
  const made = request.subjects
    .filter(({ table }) => table === null)
    .map((subject) => {
      const owner = ownerOf(subject, before, request)
      const table = owner && tableOf(ground.backend, subject.name, request)
      if (!owner || !table || table.foreignKeys.some((key) => key.references.table === owner.table.id)) return {}
      return owned(ground, before, subject, table, owner)
    })
  const refused = made.find((one) => typeof one === 'string')
  if (refused !== undefined) return refused
  return together(made.filter((one) => typeof one !== 'string'))
}

interface Owner {
  readonly field: AskedField
  readonly table: Table
}

/** Whose rows they are to be: a reference to who calls. */
export function ownerOf({ fields }: Subject, { backend }: Ground, request: DesignRequest): Owner | null {
  const { callers } = ownershipOf(backend)
  for (const field of fields) {
    const to = ledTo(field)
    const table = to === null ? null : tableOf(backend, to, request)
    if (table && callers.has(table.id)) return { field, table }
  }
  return null
}

function owned(
  ground: Ground,
  before: Ground,
  { name }: Subject,
  table: Table,
  { field, table: user }: Owner,
): Partial<Proposal> | string {
  const { code } = ground
  const why = (reason: string): string =>
    `${name} is not written: its rows are to be those of whoever made them, and ${reason}`
  const classes = new Classes(code)
  const kin = kinOf(ground, classes, table)
  const donor = donorFor(before.code, before.backend, 'signed in', 'parameter')
  const guard = donor?.guards[0]
  const principal = donor?.operation.access.principals[0]
  if (!kin || !donor || guard?.form !== 'parameter' || guard.name === null || !principal)
    return why('no operation shows how a handler gets its caller')
  const columns = declaredColumns(ground, classes)
  const column = `${field.name}_id`
  const key = linkedColumn(ground, columns, kin.model, { name: column, target: user, isKey: false, isSought: true })
  if (!key) return why(`no key of the program shows how ${column} is written`)
  const basic = operationsMade(before.backend, ground.backend, name)
  const { handlers, functions } = functionsOf(code, before, basic)
  const done = handedOn(code, functions, handlers, {
    model: kin.model.node.name,
    column,
    caller: guard.name,
    key: user.primaryKey?.columns[0] ?? 'id',
    type: principal.type,
  })
  if (typeof done === 'string') return why(done)
  const guards = [...handlers].map(([node, operation]) =>
    guarded(
      code,
      functions.find((one) => one.node === node)!,
      wishOf(operation),
      [guard],
    ),
  )
  const all = together([
    {
      splices: [behindFields(kin.model, key.text)],
      needs: [{ file: kin.model.file, names: key.needs }],
    },
    done,
    ...guards.map((one) => one ?? {}),
    ownTests(ground, table, basic, filesOf(before)),
    told(name, `${table.id}.${column}`, basic, donor),
  ])
  return { ...all, ...withoutUnused([...code.files, ...code.unused], all) }
}

const wishOf = (operation: Operation) => ({ operation, callers: 'signed in' as const, isDerived: false })

function functionsOf(code: Code, before: Ground, basic: readonly Basic[]) {
  const handlers = new Map(
    basic.flatMap(({ operation }) => {
      const handler = code.functionAt(operation.handler)
      return handler ? [[handler.node, operation] as const] : []
    }),
  )
  const known = filesOf(before)
  const functions = code.files
    .filter(({ path }) => !isTest(path))
    .flatMap((file) => file.functions)
    .filter(({ file, node }) => handlers.has(node) || !known.has(file.path))
  return { handlers, functions }
}

const filesOf = ({ code }: Ground): ReadonlySet<string> =>
  new Set([...code.files, ...code.unused].map(({ path }) => path))

const told = (
  name: string,
  column: string,
  basic: readonly Basic[],
  { operation: donor }: Donor,
): Partial<Proposal> => ({
  sentences: [
    sentence(
      `rows of ${name} are those of whoever made them: \`${column}\` says whose, and each operation finds those of its caller alone, as ${donor.id} knows its caller`,
      [donor.handler],
    ),
  ],
  expected: {
    ...NOTHING_EXPECTED,
    columns: [column],
    guarded: basic.map(({ operation }) => [operation.id, donor.id] as const),
  },
})
