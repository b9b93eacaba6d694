import type { DesignRequest, Operation, Subject, Table } from '../../../model/index.ts'
import { isTest } from '../../../python/modules/places.ts'
import type { Code } from '../../../python/code/code.ts'
import { type Donor, donorFor } from '../access/donors.ts'
import { guarded } from '../access/handlers.ts'
import { operationsMade } from '../access/wishes.ts'
import { declaredColumns } from '../field/declared.ts'
import { kinOf } from '../field/kin.ts'
import { type Ground, NOTHING_EXPECTED, type Proposal, sentence, together } from '../ground.ts'
import { linkedColumn } from '../field/key-column.ts'
import { ownedQuery } from '../finding/owned-query.ts'
import { type NamedRow, namedRows } from '../named/rows.ts'
import { behindFields, tableOf } from '../links/references.ts'
import { Classes } from '../source/classes.ts'
import { withoutUnused } from '../source/unused-imports.ts'
import { type Doing, ownTests } from './tests.ts'
import { type Decided, decidedIn, deedsMade } from './decided.ts'
import { handedOn } from './handed-on.ts'
import { type Owner, ownerOf } from './owner.ts'

/** Rows of something new that are those of whoever made them, where what they were written after is nobody's. */
export function ownRows(ground: Ground, before: Ground, request: DesignRequest): Proposal | string {
  const made = request.subjects
    .filter(({ table }) => table === null)
    .map((subject) => {
      const owner = ownerOf(subject, before, request)
      const table = owner && tableOf(ground.backend, subject.name, request)
      if (!owner || !table || table.foreignKeys.some((key) => key.references.table === owner.table.id)) return {}
      return owned(ground, before, {
        subject,
        table,
        owner,
        decided: decidedIn(subject, before, request),
        deeds: deedsMade(ground, request, subject),
        named: namedRows(before, request, subject),
      })
    })
  const refused = made.find((one) => typeof one === 'string')
  if (refused !== undefined) return refused
  return together(made.filter((one) => typeof one !== 'string'))
}

interface Owning {
  readonly subject: Subject
  readonly table: Table
  readonly owner: Owner
  /** What others decide of such rows; null where nobody does. */
  readonly decided: Decided | null
  /** What they lead to beside whoever made them. */
  readonly named: readonly NamedRow[]
  /** What is done to them, beside making and changing them. */
  readonly deeds: readonly { readonly verb: string; readonly operation: Operation }[]
}

function owned(ground: Ground, before: Ground, owning: Owning): Partial<Proposal> | string {
  const { table, decided } = owning
  const { name } = owning.subject
  const { field, table: user } = owning.owner
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
  const doing = doingOf(ground, before, owning)
  const { own, others } = doing
  const { handlers, functions } = functionsOf(code, before, own)
  const open = new Set(others.flatMap(({ handler }) => code.functionAt(handler)?.node ?? []))
  const done = handedOn(code, functions, handlers, {
    model: kin.model.node.name,
    column,
    caller: guard.name,
    key: user.primaryKey?.columns[0] ?? 'id',
    type: principal.type,
    query: ownedQuery(before, table),
    open,
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
  const changes = together([
    {
      splices: [behindFields(kin.model, key.text)],
      needs: [{ file: kin.model.file, names: key.needs }],
    },
    done,
    ...guards.map((one) => one ?? {}),
    ownTests(ground, table, doing, filesOf(before), owning.named),
    told(name, `${table.id}.${column}`, own, donor),
    decided === null ? {} : toldOfOthers(name, others, decided),
  ])
  return { ...changes, ...withoutUnused([...code.files, ...code.unused], changes) }
}

/** What whoever made rows does with them, and what others do who decide of them. */
function doingOf(ground: Ground, before: Ground, { subject, decided, deeds }: Owning): Doing {
  const all = operationsMade(before.backend, ground.backend, subject.name)
  const basic = decided === null ? all : all.filter(({ does }) => does !== 'update')
  const verbs = deeds.filter(({ verb }) => decided?.verbs.has(verb) === true)
  return {
    basic,
    decided,
    verbs,
    own: [...basic, ...deeds.filter((one) => !verbs.includes(one))].map(({ operation }) => operation),
    others: [...all.filter((one) => !basic.includes(one)), ...verbs].map(({ operation }) => operation),
  }
}

/** What others do with rows that are not theirs, and that they are not shown them. */
const toldOfOthers = (name: string, others: readonly Operation[], { callers }: Decided): Partial<Proposal> => ({
  sentences: [
    sentence(
      `${others.map(({ id }) => id).join(', ')} find any row of ${name}, and are for ${callers.join(' and ')}`,
      others.map(({ handler }) => handler),
    ),
  ],
  unwritten: [
    `${callers.join(' and ')} decide of any row of ${name} by its key; that they are shown the rows of others is not written: what lists and reads them finds those of whoever calls`,
  ],
})

const wishOf = (operation: Operation) => ({ operation, callers: 'signed in' as const, isDerived: false })

function functionsOf(code: Code, before: Ground, own: readonly Operation[]) {
  const handlers = new Map(
    own.flatMap((operation) => {
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
  own: readonly Operation[],
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
    guarded: own.map(({ id }) => [id, donor.id] as const),
  },
})
