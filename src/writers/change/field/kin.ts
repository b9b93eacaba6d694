import { snake } from '../../../blueprint/storage/names.ts'
import { plural } from '../../../kernel/english.ts'
import type { Backend, Column, JsonSchema, Operation, Table } from '../../../model/index.ts'
import type { Ground } from '../ground.ts'
import type { Classes, CodeClass } from '../source/classes.ts'
import { isFilledOutside } from './outside.ts'

/** The classes that carry the fields of a table. */
export interface Kin {
  /** The class that maps the table. */
  readonly model: CodeClass
  /** It, and what it stands on. */
  readonly lineage: readonly CodeClass[]
  /** Classes that map other tables, and what those stand on. */
  readonly others: ReadonlySet<CodeClass['node']>
  /** Classes of the contract, and others that hold the same fields. */
  readonly schemas: readonly CodeClass[]
  /** Names of those that bodies of operations are read into. */
  readonly bodies: ReadonlySet<string>
  /** Names of those that operations answer with. */
  readonly answers: ReadonlySet<string>
}

/** What is searched for is a choice of its own for each field. */
const FILTERS = /Search|Filter|Query|Sort|Params/

/** A class that says fewer fields of a table than this has them by chance. */
const ENOUGH = 2

export function kinOf(ground: Ground, classes: Classes, table: Table): Kin | null {
  const model = modelOf(classes, table)
  if (!model) return null
  const attributes = new Set(table.columns.map(({ attribute }) => attribute))
  const models = new Set(ground.backend.data.tables.flatMap((one) => (one.model === null ? [] : [one.model])))
  const plain = Math.max(1, plainColumns(table).length)
  const direct = directSchemas(ground.backend.api.operations, table)
  const lineage = classes.lineage(model)
  const maps = new Set(ground.backend.data.tables.flatMap((one) => modelOf(classes, one)?.node ?? []))
  const others = new Set(
    ground.backend.data.tables
      .filter(({ id }) => id !== table.id)
      .flatMap((one) => modelOf(classes, one) ?? [])
      .flatMap((one) => classes.lineage(one).map(({ node }) => node)),
  )
  const { bodies, answers } = contractOf(ground.backend.api)
  const isOfContract = (one: CodeClass): boolean =>
    classes.all.some(
      (other) =>
        (bodies.has(other.node.name) || answers.has(other.node.name)) &&
        classes.lineage(other).some(({ node }) => node === one.node),
    )
  // With one field in common, only what its operations take and give is surely about it.
  const isDirect = (one: CodeClass): boolean =>
    classes.all.some(
      (other) => direct.has(other.node.name) && classes.lineage(other).some(({ node }) => node === one.node),
    )
  const isKin = (one: CodeClass): boolean => {
    if (maps.has(one.node) || FILTERS.test(one.node.name) || lineage.some(({ node }) => node === one.node)) return false
    const fields = [...classes.fields(one).keys()]
    const shared = fields.filter((name) => attributes.has(name)).length
    const named = namedAfter(one.node.name, models)
    if (shared < Math.min(ENOUGH, plain)) return false
    if (named === table.model) return shared >= ENOUGH || isDirect(one)
    if (!direct.has(one.node.name) || shared < fields.length / 2) return false
    // What is called after another table may be about this one all the same: it says more of its fields.
    const other = ground.backend.data.tables.find(({ model: of }) => of === named)
    return other === undefined || sharedPlain(fields, table) > sharedPlain(fields, other)
  }
  return {
    model,
    lineage,
    others,
    schemas: classes.all
      .filter(isKin)
      .filter((one) => isOfContract(one) || !isFilledOutside(ground.code, classes, one)),
    bodies,
    answers,
  }
}

/** Columns that hold what people say, and not a key, another row or a time. */
function plainColumns({ columns, primaryKey, foreignKeys }: Table): readonly Column[] {
  const keys = new Set([...(primaryKey?.columns ?? []), ...foreignKeys.flatMap((key) => key.columns)])
  return columns.filter(({ name, type }) => !keys.has(name) && !type.startsWith('TIMESTAMP'))
}

const sharedPlain = (fields: readonly string[], table: Table): number =>
  plainColumns(table).filter(({ attribute }) => fields.includes(attribute)).length

export const modelOf = (classes: Classes, table: Table): CodeClass | null =>
  table.model === null
    ? null
    : (classes.all.find(({ file, node }) => file.path === table.at.file && node.name === table.model) ?? null)

/** The model a class is called after: of those whose words stand in its name the last, so that a `TaskLabel` is a label. */
export function namedAfter(name: string, models: ReadonlySet<string>): string | null {
  const said = `_${snake(name)}_`
  const found = [...models].flatMap((model) => {
    const words = [bare(model), plural(bare(model))].find((one) => said.includes(`_${one}_`))
    if (words === undefined) return []
    const start = said.lastIndexOf(`_${words}_`)
    return [{ model, start, end: start + words.length + 2 }]
  })
  /** `OrderLine` of `OrderLineRead`, where orders and lines are models as well. */
  const isWithin = (one: Found, other: Found): boolean =>
    other.end - other.start > one.end - one.start && other.start <= one.start && one.end <= other.end
  const whole = found.filter((one) => !found.some((other) => isWithin(one, other)))
  return whole.toSorted((a, b) => b.end - a.end)[0]?.model ?? null
}

interface Found {
  readonly start: number
  readonly end: number
}

/** `UserModel` and `UserORM` are called after users, as `UserCreate` is. */
const bare = (model: string): string => snake(model).replace(/(.)_(model|orm|table|entity|dto|db)$/, '$1')

export const touches = ({ statements }: Operation, table: Table): boolean =>
  statements.some(({ tables }) => tables.includes(table.id))

function directSchemas(operations: readonly Operation[], table: Table): ReadonlySet<string> {
  return new Set(
    operations
      .filter((operation) => touches(operation, table))
      .flatMap(({ body, responses }) => [
        ...(body ? Object.values(body.content) : []),
        ...responses.filter(({ status }) => status.startsWith('2')).flatMap(({ content }) => Object.values(content)),
      ])
      .flatMap((schema) => refsIn(schema)),
  )
}

/** Bodies are read into a class, and into those its fields hold; answers are told likewise. */
function contractOf({ operations, applications }: Backend['api']): Pick<Kin, 'bodies' | 'answers'> {
  const named = new Map(
    applications.flatMap(({ schemas }) =>
      Object.entries(schemas).map(([name, schema]) => [classNameOf(name), schema] as const),
    ),
  )
  const within = (contents: readonly unknown[]): ReadonlySet<string> => {
    const found = new Set(contents.flatMap((one) => refsIn(one)))
    // A set goes on to what is added while it is gone through.
    for (const name of found) for (const inner of refsIn(named.get(name))) found.add(inner)
    return found
  }
  return {
    bodies: within(operations.flatMap(({ body }) => (body ? Object.values(body.content) : []))),
    answers: within(
      operations.flatMap(({ responses }) =>
        responses.filter(({ status }) => status.startsWith('2')).flatMap(({ content }) => Object.values(content)),
      ),
    ),
  }
}

/** Names of the schemas a schema names itself. */
export function refsIn(schema: unknown): readonly string[] {
  if (schema === null || typeof schema !== 'object') return []
  const { $ref } = schema as JsonSchema
  const own = typeof $ref === 'string' ? [classNameOf($ref)] : []
  return [...own, ...Object.values(schema).flatMap((inner) => refsIn(inner))]
}

/** `#/components/schemas/app__models__Item` is of the class `Item`. */
export const classNameOf = (ref: string): string =>
  ref
    .slice(ref.lastIndexOf('/') + 1)
    .replace(/-(Input|Output)$/, '')
    .replace(/^.*__(?=[A-Za-z])/, '')
