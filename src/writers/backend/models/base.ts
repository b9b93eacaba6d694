import type { Scope } from '../../../blueprint/check/scope.ts'
import type { FieldType } from '../../../blueprint/expression/field.ts'
import { type Fragment, joined, py } from '../../../python/emit/fragment.ts'
import { lit } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import type { Design, WrittenFile } from '../feature.ts'
import { linkModelName } from '../../../blueprint/storage/names.ts'
import { moduleName } from '../names.ts'
import { isSqlModel } from '../stack.ts'
import { wordClass } from '../words.ts'
import { COMMON_LENGTH } from './types.ts'

/** What all classes stand on, and the module that knows all of them. */
export function baseFiles(design: Design): readonly WrittenFile[] {
  const { scope } = design
  return [
    file('app/models/__init__.py', packageFile(design)),
    file('app/models/base.py', baseFile(design)),
    ...(scope.roles.length === 0 ? [] : [file('app/core/roles.py', roles(scope.roles))]),
    file('app/core/ids.py', IDS),
  ]
}

const file = (path: string, text: string): WrittenFile => ({ path, owner: 'owned', text })

/** Whoever imports it has all tables, and their classes in one place. */
function packageFile({ scope }: Design): string {
  const classes = [...scope.resources.keys()].flatMap((resource) => {
    const links = [...scope.fields(resource)].flatMap(([field, { type }]) =>
      type.kind === 'many' ? [linkModelName(resource, field)] : [],
    )
    return [resource, ...links].map((name) => ({ name, module: moduleName(resource) }))
  })
  const lines = classes.map(({ name, module }) => `from app.models.${module} import ${name}`)
  return [
    '"""The models, all of them: whoever imports this knows every table."""',
    lines.join('\n'),
    `__all__ = [${classes.map(({ name }) => JSON.stringify(name)).join(', ')}]`,
    '',
  ].join('\n\n')
}

function roles(names: readonly string[]): string {
  const type = { name: 'Role', of: 'Who somebody is; each includes those after it.', values: names }
  return renderModule('Roles, the highest first.', wordClass(type), ['Role'])
}

function baseFile({ scope }: Design): string {
  const sqlmodel = isSqlModel(scope.blueprint)
  const traits = new Set(
    [...scope.resources.values()].flatMap(({ value }) => (value.external === null ? (value.traits ?? []) : [])),
  )
  const parts = [
    CONVENTION,
    sqlmodel ? SQLMODEL_BASE : SQLALCHEMY_BASE,
    ...(sqlmodel ? clocks(scope) : []),
    ...(traits.has('timestamps') ? [sqlmodel ? SQLMODEL_TIMESTAMPS : TIMESTAMPS] : []),
    ...(traits.has('soft-delete') ? [sqlmodel ? SQLMODEL_SOFT_DELETE : SOFT_DELETE] : []),
    ONE_OF,
  ]
  return renderModule('What all models stand on.', joined(parts, '\n\n\n'))
}

const DATETIME = imported('datetime:datetime')
const DATE_TIME = imported('sqlalchemy:DateTime')
const FUNC = imported('sqlalchemy:func')
const MAPPED = imported('sqlalchemy.orm:Mapped')
const COLUMN = imported('sqlalchemy.orm:mapped_column')
const METADATA = imported('sqlalchemy:MetaData')
const FIELD = imported('sqlmodel:Field')
const SQLMODEL = imported('sqlmodel:SQLModel')

const CONVENTION: Fragment = py`
  NAMES = {
      "pk": "pk_%(table_name)s",
      "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
      "uq": "uq_%(table_name)s_%(column_0_N_name)s",
      "ix": "ix_%(table_name)s_%(column_0_N_name)s",
      "ck": "ck_%(table_name)s_%(constraint_name)s",
  }
`

const SQLALCHEMY_BASE: Fragment = py`
  class Base(${imported('sqlalchemy.orm:DeclarativeBase')}):
      """A row of a table. Points in time have a zone, and constraints have names."""

      metadata = ${METADATA}(naming_convention=NAMES)
      type_annotation_map = {${DATETIME}: ${DATE_TIME}(timezone=True)}
      # What the server fills in comes back with the statement that made it do so.
      __mapper_args__ = {"eager_defaults": True}
`

const SQLMODEL_BASE: Fragment = py`
  class Base(${SQLMODEL}):
      """A row of a table. Its constraints have names."""

      metadata = ${METADATA}(naming_convention=NAMES)
      # What the server fills in comes back with the statement that made it do so.
      __mapper_args__ = {"eager_defaults": True}
`

const UTC = imported('datetime:UTC')
/** What a row begins with where the server would say when it is. */
function clocks(scope: Scope): readonly Fragment[] {
  const kinds = new Set(
    [...scope.resources.keys()].flatMap((name) =>
      [...scope.fields(name).values()].flatMap(({ type, default: value }) =>
        value?.kind === 'now' ? [type.kind] : [],
      ),
    ),
  )
  return Object.entries(CLOCKS).flatMap(([kind, clock]) => (kinds.has(kind as FieldType['kind']) ? [clock] : []))
}

const CLOCKS: Readonly<Record<string, Fragment>> = {
  datetime: py`
    def now() -> ${DATETIME}:
        """This moment, with its zone."""
        return ${DATETIME}.now(${UTC})
  `,
  date: py`
    def today() -> ${imported('datetime:date')}:
        """This day, in UTC."""
        return ${DATETIME}.now(${UTC}).date()
  `,
  time: py`
    def time_of_day() -> ${imported('datetime:time')}:
        """This moment of the day, in UTC."""
        return ${DATETIME}.now(${UTC}).time()
  `,
}

const TIMESTAMPS: Fragment = py`
  class Timestamps:
      """When a row was made, and when it was last changed."""

      created_at: ${MAPPED}[${DATETIME}] = ${COLUMN}(server_default=${FUNC}.now())
      updated_at: ${MAPPED}[${DATETIME}] = ${COLUMN}(server_default=${FUNC}.now(), onupdate=${FUNC}.now())
`

const SOFT_DELETE: Fragment = py`
  class SoftDelete:
      """A row that is deleted is kept, and counts as gone."""

      deleted_at: ${MAPPED}[${DATETIME} | None]
`

const SQLMODEL_TIMESTAMPS: Fragment = py`
  class Timestamps(${SQLMODEL}):
      """When a row was made, and when it was last changed."""

      created_at: ${DATETIME} = ${FIELD}(
          default_factory=now,
          sa_type=${DATE_TIME}(timezone=True),
          sa_column_kwargs={"server_default": ${FUNC}.now()},
      )
      updated_at: ${DATETIME} = ${FIELD}(
          default_factory=now,
          sa_type=${DATE_TIME}(timezone=True),
          sa_column_kwargs={"server_default": ${FUNC}.now(), "onupdate": ${FUNC}.now()},
      )
`

const SQLMODEL_SOFT_DELETE: Fragment = py`
  class SoftDelete(${SQLMODEL}):
      """A row that is deleted is kept, and counts as gone."""

      deleted_at: ${DATETIME} | None = ${FIELD}(default=None, sa_type=${DATE_TIME}(timezone=True))
`

const ENUM = imported('sqlalchemy:Enum')
const ONE_OF: Fragment = py`
  def one_of(words: type[${imported('enum:StrEnum')}], check: str | None = None, length: int = ${lit(COMMON_LENGTH)}) -> ${ENUM}:
      """A column of words: text to the server, which refuses all others by this check."""
      return ${ENUM}(
          words,
          name=check,
          native_enum=False,
          create_constraint=check is not None,
          length=length,
          values_callable=lambda of: [one.value for one in of],
      )
`

const IDS = renderModule(
  'Keys that sort by when they were made.',
  py`
    SUB_MILLISECOND = 1_000_000


    def uuid7() -> ${imported('uuid:UUID')}:
        """A UUID of version 7 (RFC 9562): milliseconds first, then their fraction, then chance."""
        milliseconds, nanoseconds = divmod(${imported('time:time_ns')}(), SUB_MILLISECOND)
        fraction = nanoseconds * 4096 // SUB_MILLISECOND
        chance = int.from_bytes(${imported('secrets:token_bytes')}(8), "big") >> 2
        return ${imported('uuid:UUID')}(
            int=milliseconds << 80 | 0x7 << 76 | fraction << 64 | 0b10 << 62 | chance
        )
  `,
)
