import type { Backend, Confidence, Operation, Step, Table } from '../../../model/index.ts'
import {
  isAdministration,
  asksForRole,
  ownershipOf,
  type PrivilegeKind,
  privilegeKindOf,
} from '../../../model/queries/index.ts'
import type { Code } from '../../../python/code/code.ts'
import { type Report, rule } from '../../rule.ts'
import { type Application, applicationsOf, mentionsField, namesOf } from '../applied.ts'
import { codeOfCall, columnNamed, fieldsOfParameter, tablesWritten } from '../written.ts'

export default rule({
  title: 'The client sets what only the application may decide',
  severity: 'high',
  confidence: 'high',
  weaknesses: ['CWE-915', 'API3:2023'],
  message: '`{operation}` writes {fields} of `{table}` as the request says, and asks for no role',
  advice:
    'Take {fields} out of the request model, or set it from what the application knows; let those who may change it do so in an operation of their own.',
  check({ backend, code }, report) {
    for (const operation of backend.api.operations) {
      if (asksForRole(operation) || isAdministration(operation) || operation.access.state === 'unknown') continue
      const tables = tablesWritten(backend, operation)
      if (tables.length === 0) continue
      const written = [...wholesale(backend, operation, code, tables), ...oneByOne(operation, tables, backend)]
      for (const table of tables) reportTable(operation, table, written, report)
    }
  },
})

interface Written {
  readonly table: Table
  readonly field: string
  readonly kind: PrivilegeKind
  readonly chain: readonly Step[]
}

function reportTable(
  operation: Operation,
  table: Table,
  written: readonly Written[],
  report: Report<'{operation} {fields} {table}'>,
): void {
  const here = written.filter((one) => one.table === table)
  const [first] = here
  const at = first?.chain.at(-1)?.at
  if (!first || !at) return
  const names = [...new Set(here.map((one) => `\`${one.field}\``))]
  report.found({
    at,
    subject: operation.id,
    arguments: { operation: operation.id, fields: names.join(', '), table: table.name },
    confidence: confidenceOf(here),
    proof: first.chain,
    related: names.flatMap((name) => {
      const column = columnNamed(table, name.replaceAll('`', ''))
      return column ? [{ what: `${table.name}.${column.name}`, at: column.at }] : []
    }),
  })
}

const confidenceOf = (written: readonly Written[]): Confidence =>
  written.some((one) => one.kind === 'role') ? 'high' : 'medium'

/** A whole body put into a row: by a loop over its fields, into a constructor, as the values of a statement. */
function wholesale(backend: Backend, operation: Operation, code: Code, tables: readonly Table[]): readonly Written[] {
  return (operation.trace?.calls ?? []).flatMap((call) => {
    const dump = /\.(model_dump|dict)$/.test(call.path)
    const source = (
      dump ? call.receiver : /\.(model_validate|from_orm)$/.test(call.path) ? (call.arguments[0]?.from ?? []) : []
    ).find((one) => one.startsWith('body:'))
    const found = source === undefined ? null : codeOfCall(call, code)
    if (source === undefined || !found) return []
    const applied = dump
      ? applicationsOf(found.within, namesOf(found.within, found.node), found.node)
      : validated(found)
    const application = applied.find((one) => one.how !== 'merge' && one.how !== 'update')
    if (!application) return []
    const last = { what: `all fields are applied by ${application.how}`, at: found.within.file.place(application.node) }
    return fieldsOfParameter(backend, operation, source.slice('body:'.length))
      .filter((field) => !mentionsField(found.within, field.name))
      .flatMap((field) =>
        tables
          .filter((table) => isApplied(operation, application, table, tables))
          .flatMap((table) => privileged(field.name, table, backend, operation))
          .map((one) => ({ ...one, chain: [...call.chain, last] })),
      )
  })
}

type Found = NonNullable<ReturnType<typeof codeOfCall>>

const validated = ({ within, node }: Found) =>
  applicationsOf(within, new Set(), null).length > 0
    ? []
    : [{ how: 'constructor' as const, node, target: within.file.text(node).replace(/\.\w+\([\s\S]*$/, '') }]

/** Whether it is this table's row that takes the fields. */
function isApplied(
  operation: Operation,
  { how, target }: Application,
  table: Table,
  tables: readonly Table[],
): boolean {
  if (how === 'constructor') return isModel(target, table)
  if (how === 'values') return isModel(target, table) || tables.length === 1
  return (operation.trace?.assignments ?? []).some((one) => one.attribute === '*' && isModel(one.class, table))
}

const isModel = (target: string, table: Table): boolean => {
  const name = table.model?.slice(table.model.lastIndexOf('.') + 1) ?? ''
  const inside = new RegExp(`\\b${name || '-'}\\b`)
  return inside.test(target) || /^(self|cls)\b|^model$|[a-z]\.model$/.test(target)
}

/** `user.role = body.role`: only what gives power is worth a word when it was written out. */
function oneByOne(operation: Operation, tables: readonly Table[], backend: Backend): readonly Written[] {
  const assigned = (operation.trace?.assignments ?? []).map((one) => ({
    model: one.class,
    field: one.attribute,
    value: one.value,
    chain: one.chain,
  }))
  const made = (operation.trace?.calls ?? []).flatMap((call) =>
    call.arguments.map((one) => ({
      model: call.path.slice(call.path.lastIndexOf('.') + 1),
      field: one.name,
      value: one,
      chain: call.chain,
    })),
  )
  return [...assigned, ...made].flatMap((one) => {
    if (!one.value.from.some((source) => source.startsWith('body:')) || one.value.made !== '') return []
    if (privilegeKindOf(one.field) !== 'role') return []
    return tables
      .filter((table) => table.model !== null && isModel(one.model, table))
      .flatMap((table) => privileged(one.field, table, backend, operation))
      .map((found) => ({ ...found, chain: one.chain }))
  })
}

/** Whether a field is a power over this table's rows: `role` of a user is, `role` of a chat message is not. */
function privileged(
  field: string,
  table: Table,
  backend: Backend,
  operation: Operation,
): readonly Omit<Written, 'chain'>[] {
  const kind = privilegeKindOf(field)
  if (!kind || !columnNamed(table, field)) return []
  const { callers, paths } = ownershipOf(backend)
  const people = callers.has(table.id)
  const changes = operation.statements.some((one) => one.verb === 'update' && one.tables[0] === table.id)
  const counts = {
    role: people || /admin|superuser|staff/.test(field),
    owner: changes && operation.method !== 'post' && paths.get(table.id)?.columns.includes(field) === true,
    standing: people || (paths.has(table.id) && /block|bann|suspend|verif|approv/.test(field)),
    money: people || paths.has(table.id),
  }
  return counts[kind] ? [{ table, field, kind }] : []
}
