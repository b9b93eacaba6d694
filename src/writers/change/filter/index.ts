import { plural, spoken } from '../../../kernel/english.ts'
import type { Capability, Column, DesignRequest, Operation, Table } from '../../../model/index.ts'
import type { CodeFunction } from '../../../python/code/code.ts'
import { namesIn } from '../../../python/code/names.ts'
import { plainOperations } from '../access/wishes.ts'
import { declaredColumns } from '../field/declared.ts'
import { kindOfColumn } from '../field/wanted.ts'
import { type Ground, NOTHING_EXPECTED, type Proposal, asPart, sentence, together } from '../ground.ts'
import { tableOf } from '../links/references.ts'
import { Classes } from '../source/classes.ts'
import { parameterFor } from './parameter.ts'
import { type QueryModel, fieldIn, isAskedElsewhere, queryModelOf } from './query-model.ts'
import { isCountedApart, listing, narrowed } from './statements.ts'

/** `Order.state`: a list that is to be asked for by a column. */
const isFilter = ({ name, of }: Capability): boolean => name === 'search' && of?.split('.').length === 2

/** Whether lists of tables that are there are to be filtered. */
export const saysFilters = ({ capabilities, subjects }: DesignRequest): boolean =>
  capabilities.some((one) => isFilter(one) && subjects.some(({ name, table }) => table !== null && isOf(one, name)))

const isOf = ({ of }: Capability, subject: string): boolean => of?.split('.')[0] === subject

/** A parameter of the list, and a condition in its statement, each where others would stand. */
export function addFilters(ground: Ground, _: Ground, request: DesignRequest): Proposal {
  return together(
    request.subjects
      .filter(({ table }) => table !== null)
      .flatMap(({ name }) =>
        request.capabilities
          .filter((one) => isFilter(one) && isOf(one, name))
          .map((capability) => {
            const table = tableOf(ground.backend, name, request)
            return asPart(
              table
                ? filtered(ground, request, { subject: name, table, capability })
                : refused(capability, 'there is no such table'),
            )
          }),
      ),
  )
}

const refused = ({ from }: Capability, why: string): Proposal =>
  together([{ unwritten: [`"${from.text}" is not written: ${why}`] }])

function filtered(
  ground: Ground,
  request: DesignRequest,
  { subject, table, capability }: { readonly subject: string; readonly table: Table; readonly capability: Capability },
): Proposal {
  const said = capability.of!.split('.')[1]!
  const column = table.columns.find(({ attribute }) => attribute === said || attribute === `${said}_id`)
  if (!column) return refused(capability, whyNone(request, subject, table, said))
  const kind = kindOfColumn(column)
  if (kind === null || kind === 'json' || kind === 'bytes')
    return refused(capability, `what ${table.name}.${column.name} holds is not compared as a whole`)
  const list = plainOperations(ground.backend.api.operations, subject).find(({ does }) => does === 'list')?.operation
  if (!list) return refused(capability, `no operation lists rows of ${table.name}`)
  if (list.parameters.some(({ name }) => name === column.attribute))
    return refused(capability, `${list.id} is asked for by ${column.attribute} already`)
  const handler = ground.code.functionAt(list.handler)
  const found = handler ? listing(ground.code, handler, table) : null
  if (!handler || found === null)
    return refused(capability, `how ${list.id} asks for its rows shows no place where another condition would stand`)
  if (isCountedApart(ground.code, handler, table, found))
    return refused(capability, `rows of ${list.id} are counted by a statement that the condition would not reach`)
  if ([handler, found.of].some((one) => isUsedIn(one, column.attribute)))
    return refused(capability, `${column.attribute} is the name of something else where ${list.id} is handled`)
  const model = queryModelOf(ground.code, handler)
  if (model && isAskedElsewhere(ground.code, handler, model))
    return refused(
      capability,
      `${model.of.node.name} says what ${list.id} is asked for, and what others are, which a field more would be a parameter of as well`,
    )
  const isPart = /\b(search|find|look)/i.test(capability.from.text) && (kind === 'str' || kind === 'text')
  return written(ground, { table, column, list, handler, found, model, isPart })
}

/** What this design adds beside it leads there, and no column of its own does. */
function whyNone({ subjects }: DesignRequest, subject: string, table: Table, said: string): string {
  const isNew = (one: { readonly name: string; readonly table: string | null }): boolean =>
    one.table === null && spoken(one.name).replaceAll(' ', '_') === said
  const leads = subjects.some(
    (one) => isNew(one) || (one.name === subject && one.fields.some(({ name }) => name === said)),
  )
  return leads
    ? `which ${plural(said)} a ${table.name} has stands in what this design adds, and a condition over another table is for people to write`
    : `${table.name} has no column ${said}`
}

/** A parameter of the name would hide what is meant by it there. */
const isUsedIn = ({ node }: CodeFunction, name: string): boolean =>
  node.parameters.some((one) => one.name === name) || namesIn(node.body).some(({ id }) => id === name)

interface Filtering {
  readonly table: Table
  readonly column: Column
  readonly list: Operation
  readonly handler: CodeFunction
  readonly found: NonNullable<ReturnType<typeof listing>>
  /** The class that says what the list is asked for: a parameter beside it would make one parameter of the class itself. */
  readonly model: QueryModel | null
  /** Whether a part of it will do: what is searched is seldom said in full. */
  readonly isPart: boolean
}

function written(ground: Ground, filtering: Filtering): Proposal {
  const { table, column, list, handler, found, model, isPart } = filtering
  const declared = declaredColumns(ground, new Classes(ground.code)).find(
    (one) => one.table.id === table.id && one.column.attribute === column.attribute,
  )
  if (!declared) return together([{ unwritten: [`no class of the program declares ${table.name}.${column.name}`] }])
  const parameter = model ? fieldIn(ground.code, model, declared) : parameterFor(ground.code, handler, declared)
  if (parameter === null)
    return together([{ unwritten: [`${model!.of.node.name}, which says what ${list.id} is asked for, has no field`] }])
  const value = model ? `${model.name}.${column.attribute}` : column.attribute
  return together([
    parameter,
    narrowed(ground.code, handler, found, { name: column.attribute, value, declared, isPart }),
    {
      sentences: [sentence(`${list.id} is asked for by \`${column.attribute}\` as well`, [list.handler])],
      unknown: [`no test asks ${list.id} by ${column.attribute} yet`],
      expected: { ...NOTHING_EXPECTED, changed: [list.id] },
    },
  ])
}
