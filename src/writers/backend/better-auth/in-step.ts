import { type Field, isSealed } from '../../../blueprint/expression/field.ts'
import type { Scope } from '../../../blueprint/check/scope.ts'
import { columnOf } from '../../../blueprint/storage/names.ts'
import { type Fragment, joined, py } from '../../../python/emit/fragment.ts'
import { ident, lit, words } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { modelOf } from '../access/condition.ts'
import type { Design, WrittenFile } from '../feature.ts'
import { spoken } from '../names.ts'
import { emptyOf } from '../resources/beginnings.ts'
import { ROLE } from '../words.ts'

const SESSION = imported('sqlalchemy.ext.asyncio:AsyncSession')
const SELECT = imported('sqlalchemy:select')
const ANY = imported('typing:Any')
const KNOWN = imported('app.accounts.directory:Known')
const PEOPLE = imported('app.accounts.directory:people')
const USER_KEY = imported('app.core.people:user_key')
const USER_EMAIL = imported('app.core.people:user_email')

/** A column of the copy, what it holds of what Better Auth knows, and how it is told when it was changed here. */
interface Copied {
  readonly column: string
  readonly held: Fragment
  readonly told: Fragment | null
}

/** `app/accounts/in_step.py`: the copy of a person, and how it stays one. */
export function inStep(design: Design): WrittenFile {
  const { scope } = design
  const text = renderModule(
    'The copy of a person whom Better Auth keeps, and how both stay one.',
    joined(
      [
        ...(roleOf(scope) === null ? [] : [roleFunction(scope)]),
        py`
          def copied(known: ${KNOWN}) -> dict[str, ${ANY}]:
              """What this program holds of what Better Auth knows."""
              return {
                  ${copiedOf(scope).map(({ column, held }) => py`${lit(column)}: ${held},`)}
              }
        `,
        newcomer(scope),
        follow(scope),
        keep(scope),
        ...(hasAddress(scope) ? [makeRoom(scope)] : []),
        tell(scope),
      ],
      '\n\n\n',
    ),
    [
      'copied',
      'newcomer',
      'in_step',
      'arrive',
      'make_room',
      'tell',
      'role_of',
      'user',
      'known',
      'now',
      'name',
      'value',
    ],
  )
  return { path: 'app/accounts/in_step.py', owner: 'shared', text }
}

const roleOf = (scope: Scope): Field | null =>
  [...scope.fields(scope.user!).values()].find(({ type }) => type.kind === 'role') ?? null

/** Whether two people may not have the same address. */
const hasAddress = (scope: Scope): boolean => {
  const email = scope.fields(scope.user!).get('email')
  return email?.type.kind === 'email' && !isSealed(email)
}

/** What a new person is: what the field says, or else the least. */
export const beginsAs = (scope: Scope): string | null => {
  const field = roleOf(scope)
  if (field === null) return null
  return field.default?.kind === 'constant' && typeof field.default.value === 'string'
    ? field.default.value
    : (scope.roles.at(-1) ?? null)
}

function copiedOf(scope: Scope): readonly Copied[] {
  return [...scope.fields(scope.user!)].flatMap(([name, field]): readonly Copied[] => {
    const column = columnOf(name, field.type)
    if (isSealed(field)) return []
    if (field.type.kind === 'role')
      return [{ column, held: py`role_of(known.role)`, told: py`role=str(user.${ident(column)})` }]
    if (name === 'email' && field.type.kind === 'email') return [{ column, held: py`known.email`, told: null }]
    if (name === 'updated_at') return [{ column, held: moment('updated_at', scope), told: null }]
    const isText = /^(str|text|url)$/.test(field.type.kind)
    if (!isText || !(name === 'name' || (name === 'image' && field.optional))) return []
    const most =
      'most' in field.type && field.type.most !== null ? field.type.most : field.type.kind === 'text' ? null : 255
    const cut = most === null ? null : py`[:${lit(most)}]`
    const held =
      name === 'name' ? py`known.name${cut}` : py`known.image${cut && py`${cut} if known.image is not None else None`}`
    return [{ column, held, told: py`${ident(name)}=user.${ident(column)}` }]
  })
}

/** Columns that are plain know no zones. */
const moment = (name: string, scope: Scope): Fragment =>
  scope.blueprint.stack?.datetimes === 'plain'
    ? py`known.${ident(name)}.astimezone(${imported('datetime:UTC')}).replace(tzinfo=None)`
    : py`known.${ident(name)}`

const roleFunction = (scope: Scope): Fragment => py`
  def role_of(word: str | None) -> ${ROLE}:
      """The role of somebody; who has none begins, and a word nobody knows counts least."""
      if word is None:
          return ${ROLE}(${lit(beginsAs(scope) ?? '')})
      return ${ROLE}(word) if word in list(${ROLE}) else ${ROLE}(${lit(scope.roles.at(-1) ?? '')})
`

/** What Better Auth does not know, and a row needs. */
function newcomer(scope: Scope): Fragment {
  const taken = new Set(['id', 'created_at', ...copiedOf(scope).map(({ column }) => column)])
  const missing = [...scope.fields(scope.user!)].flatMap(([name, field]) => {
    const { type, optional, default: value, computed } = field
    const column = columnOf(name, type)
    if (type.kind === 'many' || optional || value !== null || computed !== null || taken.has(column)) return []
    return [{ name, column, begins: isSealed(field) ? null : emptyOf(type) }]
  })
  const unknown = missing.filter(({ begins }) => begins === null)
  const user = modelOf(scope.user!)
  if (unknown.length > 0)
    return py`
      def newcomer(known: ${KNOWN}) -> ${user}:
          """Somebody who comes for the first time; only you know their ${words(unknown.map(({ name }) => spoken(name)).join(', '))}."""
          raise NotImplementedError
    `
  const told = missing.map(({ column, begins }) => py`${ident(column)}=${begins},`)
  return py`
    def newcomer(known: ${KNOWN}) -> ${user}:
        """Somebody who comes for the first time${missing.length > 0 && words('; what Better Auth does not know of them, only you know')}."""
        return ${user}(
            id=known.id,
            created_at=${moment('created_at', scope)},
            ${told}
            **copied(known),
        )
  `
}

const follow = (scope: Scope): Fragment => py`
  async def in_step(session: ${SESSION}, user: ${modelOf(scope.user!)} | None, known: ${KNOWN}) -> ${modelOf(scope.user!)}:
      """Somebody as Better Auth knows them now; whoever comes for the first time is kept from then on."""
      now = copied(known)
      if user is not None and all(getattr(user, name) == value for name, value in now.items()):
          return user
      # What only reads has no transaction, and what is refused takes nothing of this back.
      async with ${imported('app.core.database:sessions')}()() as apart, apart.begin():
          await keep(apart, known)
      found = ${SELECT}(${modelOf(scope.user!)}).where(${USER_KEY} == known.id)
      return (await session.scalars(found.execution_options(populate_existing=True))).one()
`

const keep = (scope: Scope): Fragment => py`
  async def keep(session: ${SESSION}, known: ${KNOWN}) -> None:
      """Makes the copy, or brings it in step; of two requests that come at once, one makes it."""
      ${hasAddress(scope) && py`await make_room(session, known)`}
      theirs = ${SELECT}(${modelOf(scope.user!)}).where(${USER_KEY} == known.id).with_for_update()
      user = await session.scalar(theirs)
      if user is None:
          try:
              async with session.begin_nested():
                  session.add(newcomer(known))
                  await session.flush()
          except ${imported('sqlalchemy.exc:IntegrityError')}:
              user = await session.scalar(theirs)
              if user is None:
                  raise
      if user is not None:
          for name, value in copied(known).items():
              setattr(user, name, value)
          await session.flush()
`

const makeRoom = (scope: Scope): Fragment => py`
  async def make_room(session: ${SESSION}, known: ${KNOWN}) -> None:
      """An address is whose Better Auth says it is: a copy that still bears it is brought in step first."""
      holder = await session.scalar(
          ${SELECT}(${modelOf(scope.user!)}).where(${USER_EMAIL} == known.email, ${USER_KEY} != known.id)
      )
      if holder is None:
          return
      theirs = await ${imported('app.accounts.directory:known_as')}(session, holder.id)
      holder.email = theirs.email if theirs is not None else f"erased-{holder.id}@erased.invalid"
      await session.flush()
`

const tell = (scope: Scope): Fragment => py`
  async def tell(session: ${SESSION}, user: ${modelOf(scope.user!)}) -> None:
      """What was changed here, Better Auth is told in the same transaction."""
      now = ${imported('datetime:datetime')}.now(${imported('datetime:UTC')})
      user.updated_at = ${scope.blueprint.stack?.datetimes === 'plain' ? py`now.replace(tzinfo=None)` : py`now`}
      await session.execute(
          ${imported('sqlalchemy:update')}(${PEOPLE})
          .where(${PEOPLE}.c.id == user.id)
          .values(${joined([...copiedOf(scope).flatMap(({ told }) => told ?? []), py`updatedAt=now`], ', ')})
      )
      await session.flush()
`
