import { columnOf, snake } from '../../../blueprint/storage/names.ts'
import { type Fragment, joined, py } from '../../../python/emit/fragment.ts'
import { ident, lit } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { column, fieldColumn, modelOf } from '../access/condition.ts'
import { canInvite } from './invite.ts'
import { providerOf } from '../callers.ts'
import type { Design, WrittenFile } from '../feature.ts'
import { historyOf } from '../history/watched.ts'
import { connectedIn } from '../integrations/declared.ts'
import { operationsOf } from '../operations/operation.ts'

/**
 * `app/accounts/erasure.py`: the account goes with all that hangs on it; where something has to stay that points to it,
 * nothing is left of the person in it.
 */
export function erasure(design: Design): WrittenFile {
  const { scope } = design
  const user = modelOf(scope.user!)
  const blanks = [...scope.fields(scope.user!)].flatMap(([name, { type, marks, optional }]): readonly Fragment[] => {
    if (!marks.includes('personal') && name !== 'email') return []
    const target = py`user.${ident(columnOf(name, type))}`
    if (optional) return [py`${target} = None`]
    if (type.kind === 'email') return [py`${target} = f"erased-{user.id}@erased.invalid"`]
    return /^(str|text|url)$/.test(type.kind) ? [py`${target} = ${lit('erased')}`] : []
  })
  const elsewhere = providerOf(scope) === 'better-auth'
  const kept = [
    ...(elsewhere
      ? []
      : ['app.accounts.credential:Credential', 'app.accounts.models:SignIn', 'app.accounts.models:OneTimeToken']),
    ...(scope.blueprint.auth?.api_keys ? ['app.accounts.keys:ApiKey'] : []),
  ].map((name) => py`${imported(name)}`)
  const own = ownRows(design)
  const text = renderModule(
    'Erasing somebody.',
    py`
      async def erase(session: ${imported('sqlalchemy.ext.asyncio:AsyncSession')}, user: ${user}) -> None:
          """The account, and what hangs on it. Where something stays that points to it, it stays without the person."""
          user_id = user.id
          ${connectedIn(design).length > 0 && py`await ${imported('app.integrations.connecting:let_go_of_all')}(session, user_id)`}
          ${elsewhere && py`await ${imported('app.accounts.directory:forget')}(session, user.id)`}
          ${besides(design)}
          try:
              async with session.begin_nested():
                  await session.delete(user)
          except ${imported('sqlalchemy.exc:IntegrityError')}:
              await session.refresh(user)
              await blank(session, user)
          await ${imported('app.accounts.noticed:noticed')}(session, "erased", user_id)


      async def blank(session: ${imported('sqlalchemy.ext.asyncio:AsyncSession')}, user: ${user}) -> None:
          """Nobody can sign in with it, and nothing says who it was."""
          ${
            kept.length > 1
              ? py`
            for kept in (${joined(kept, ', ')}):
                await session.execute(${imported('sqlalchemy:delete')}(kept).where(kept.user_id == user.id))
          `
              : kept.map(
                  (one) =>
                    py`await session.execute(${imported('sqlalchemy:delete')}(${one}).where(${one}.user_id == user.id))`,
                )
          }
          ${blanks}
          ${own.length > 0 && py`await ${ident('let_go')}(session, user)`}
          await session.flush()
      ${own.length > 0 && letGo(own, user)}
    `,
    ['erase', 'blank', 'let_go', 'user'],
  )
  return { path: 'app/accounts/erasure.py', owner: 'shared', text }
}

const letGo = (own: readonly Fragment[], user: ReturnType<typeof modelOf>): Fragment => py`


  async def let_go(session: ${imported('sqlalchemy.ext.asyncio:AsyncSession')}, user: ${user}) -> None:
      """What is theirs goes as well, where nothing of others needs it."""
      for gone in (
          ${own.map((one) => py`${one},`)}
      ):
          try:
              async with session.begin_nested():
                  await session.execute(gone)
          except ${imported('sqlalchemy.exc:IntegrityError')}:
              continue
`

/** What removes the rows of theirs, of each table; nothing where nothing could keep them. */
function ownRows({ scope }: Design): readonly Fragment[] {
  const isKept = [...scope.resources.keys()].some((name) =>
    [...scope.fields(name).values()].some(
      ({ type }) => type.kind === 'reference' && (type.onDelete ?? 'restrict') === 'restrict',
    ),
  )
  if (!isKept) return []
  return [...scope.resources.keys()]
    .filter((name) => name !== scope.user)
    .flatMap((name) =>
      ownersOf(name, scope).map(
        (owner) => py`${imported('sqlalchemy:delete')}(${modelOf(name)}).where(${owner} == user.id)`,
      ),
    )
}

/** What says something of them elsewhere, and hangs on no row of theirs. */
function besides(design: Design): readonly Fragment[] {
  const { scope } = design
  const remove = imported('sqlalchemy:delete')
  const kept = imported('app.core.once:KeptAnswer')
  const change = imported('app.history.models:RowChange')
  const job = imported('app.background.models:BackgroundJob')
  const invitation = imported('app.accounts.invitations:Invitation')
  const histories = [...scope.resources.keys()].flatMap((name) =>
    historyOf(name, design).length === 0 ? [] : ownersOf(name, scope).map((owner) => ({ name, owner })),
  )
  const starts = operationsOf(design).some(({ effect }) => effect.kind === 'job')
  return [
    py`await session.execute(${remove}(${kept}).where(${kept}.caller == str(user_id)))`,
    ...(canInvite(design)
      ? [py`await session.execute(${remove}(${invitation}).where(${invitation}.email == user.email))`]
      : []),
    ...histories.map(({ name, owner }) => {
      const keys = py`${imported('sqlalchemy:select')}(${imported('sqlalchemy:cast')}(${column(modelOf(name), 'id', scope)}, ${imported('sqlalchemy:String')})).where(${owner} == user_id)`
      return py`
        await session.execute(
            ${remove}(${change}).where(${change}.resource == ${lit(snake(name))}, ${change}.row.in_(${keys}))
        )
      `
    }),
    ...(starts
      ? [
          py`
            await session.execute(
                ${remove}(${job}).where(${job}.arguments["by"].astext == str(user_id), ${job}.finished_at.is_not(None))
            )
          `,
        ]
      : []),
  ]
}

/** What of a row says that it is somebody's. */
function ownersOf(name: string, scope: Design['scope']): readonly Fragment[] {
  if (name === scope.user) return [column(modelOf(name), 'id', scope)]
  return [...scope.fields(name)].flatMap(([field, { type }]) =>
    type.kind === 'reference' && type.to.text === scope.user && type.onDelete === 'cascade'
      ? [fieldColumn(name, field, scope)]
      : [],
  )
}
