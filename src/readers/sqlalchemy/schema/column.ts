import { asBool, asNumber, asText, isMade, isNone } from '../../../python/values/ask.ts'
import type { ClassValue, Instance, Site, Value } from '../../../python/values/value.ts'
import type { Machine } from '../../../python/interpret/machine.ts'
import { type Annotated, readAnnotation, typeForPython } from '../types/python.ts'
import type { ColumnDraft } from './draft.ts'

/** What the arguments of `Column(...)` and `mapped_column(...)` say. */
interface Written {
  readonly name: string | null
  readonly type: Value | null
  readonly items: readonly Instance[]
  readonly keywords: ReadonlyMap<string, Value>
}

function readArguments(made: Instance): Written {
  const rest = made.args.filter((one) => !isNone(one))
  const first = rest[0]
  const name = first && asText(first) !== null ? asText(first) : asText(made.keywords.get('name'))
  if (first && asText(first) !== null) rest.shift()
  const given = made.keywords.get('type_') ?? made.keywords.get('sa_type')
  const items: Instance[] = []
  let type = given && !isNone(given) ? given : null
  for (const one of rest) {
    if (isItem(one)) items.push(one)
    else if (type === null) type = one
  }
  return { name, type: type && isMade(type, 'sqlalchemy.NullType') ? null : type, items, keywords: made.keywords }
}

const ITEMS = [
  'ForeignKey',
  'Identity',
  'Computed',
  'Sequence',
  'CheckConstraint',
  'DefaultClause',
  'FetchedValue',
  'ColumnDefault',
  'UniqueConstraint',
].map((name) => `sqlalchemy.${name}`)
const isItem = (value: Value): value is Instance => isMade(value, ...ITEMS)

export interface ColumnContext {
  readonly machine: Machine
  /** The class whose type map applies; null for a plain table. */
  readonly of: ClassValue | null
  readonly attribute: string | null
  /** The type the attribute is annotated with: `int` of `Mapped[int]`. */
  readonly type: Value | null
  readonly site: Site
}

/** The column that `made` declares; `made` is null when there is an annotation alone. */
export function readColumn(made: Instance | null, context: ColumnContext): ColumnDraft {
  const annotated = context.type ? readAnnotation(context.type) : null
  const own = made ? readArguments(made) : null
  const shared = annotated?.column?.kind === 'instance' ? readArguments(annotated.column) : null
  const pick = (name: string): Value | undefined => own?.keywords.get(name) ?? shared?.keywords.get(name)
  const items = [
    ...(own?.items ?? []),
    ...(shared?.items ?? []).filter((item) => !(own?.items ?? []).some((mine) => mine.class === item.class)),
  ]
  const of = (path: string): Instance | null => items.find((item) => isMade(item, path)) ?? null
  const name = own?.name ?? context.attribute ?? ''
  const primaryKey = flag(pick('primary_key'), false)
  const foreignKeys = items.filter((item) => isMade(item, 'sqlalchemy.ForeignKey'))
  const type = own?.type ?? shared?.type ?? null
  const inferred =
    type === null && foreignKeys.length === 0 && annotated && context.of
      ? typeForPython(annotated, context.of, context.machine)
      : null
  const identity = of('sqlalchemy.Identity')
  const server = pick('server_default')
  return {
    name,
    key: asText(pick('key')) ?? name,
    attribute: context.attribute ?? name,
    sources: made ? [made] : [],
    type: type ?? inferred,
    nullable: nullability(pick('nullable'), annotated, primaryKey || identity !== null),
    primaryKey,
    autoincrement: autoincrement(pick('autoincrement')),
    index: flag(pick('index'), false),
    unique: flag(pick('unique'), false),
    serverDefault: server && !isNone(server) ? server : of('sqlalchemy.DefaultClause'),
    default: pick('insert_default') ?? pick('default') ?? null,
    comment: asText(pick('comment')),
    info: pick('info') ?? null,
    foreignKeys,
    checks: items.filter((item) => isMade(item, 'sqlalchemy.CheckConstraint')),
    identity,
    computed: of('sqlalchemy.Computed'),
    sequence: of('sqlalchemy.Sequence'),
    sortOrder: asNumber(pick('sort_order')) ?? 0,
    site: made?.site ?? context.site,
    problem: type === null && inferred === null && foreignKeys.length === 0 ? 'its type is not told' : null,
  }
}

function nullability(given: Value | undefined, annotated: Annotated | null, never: boolean): boolean {
  const said = given ? asBool(given) : null
  if (said !== null) return said
  return annotated ? annotated.nullable && !never : !never
}

const flag = (value: Value | undefined, otherwise: boolean): boolean =>
  value ? (asBool(value) ?? otherwise) : otherwise

function autoincrement(value: Value | undefined): ColumnDraft['autoincrement'] {
  if (!value) return 'auto'
  return asBool(value) ?? (asText(value) === 'ignore_fk' ? 'ignore_fk' : 'auto')
}
