import { columnOf } from '../../../blueprint/storage/names.ts'
import { type Fragment, py } from '../../../python/emit/fragment.ts'
import { ident, lit } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import type { Design, WrittenFile } from '../feature.ts'

/**
 * `app/accounts/erasure.py`: the account goes with all that hangs on it; where something has to stay that points to it,
 * nothing is left of the person in it.
 */
export function erasure({ scope }: Design): WrittenFile {
  const user = imported('app.models.user:User')
  const blanks = [...scope.fields(scope.user!)].flatMap(([name, { type, marks, optional }]): readonly Fragment[] => {
    if (!marks.includes('personal') && name !== 'email') return []
    const target = py`user.${ident(columnOf(name, type))}`
    if (optional) return [py`${target} = None`]
    if (type.kind === 'email') return [py`${target} = f"erased-{user.id}@erased.invalid"`]
    return /^(str|text|url)$/.test(type.kind) ? [py`${target} = ${lit('erased')}`] : []
  })
  const text = renderModule(
    'Erasing somebody.',
    py`
      async def erase(session: ${imported('sqlalchemy.ext.asyncio:AsyncSession')}, user: ${user}) -> None:
          """The account, and what hangs on it. Where something stays that points to it, it stays without the person."""
          user_id = user.id
          try:
              async with session.begin_nested():
                  await session.delete(user)
          except ${imported('sqlalchemy.exc:IntegrityError')}:
              await session.refresh(user)
              await blank(session, user)
          await ${imported('app.accounts.noticed:noticed')}(session, "erased", user_id)


      async def blank(session: ${imported('sqlalchemy.ext.asyncio:AsyncSession')}, user: ${user}) -> None:
          """Nobody can sign in with it, and nothing says who it was."""
          for kept in (${imported('app.accounts.models:Credential')}, ${imported('app.accounts.models:SignIn')}, ${imported('app.accounts.models:OneTimeToken')}, ${imported('app.accounts.models:ApiKey')}):
              await session.execute(${imported('sqlalchemy:delete')}(kept).where(kept.user_id == user.id))
          ${blanks}
          await session.flush()
    `,
    ['erase', 'blank', 'user'],
  )
  return { path: 'app/accounts/erasure.py', owner: 'shared', text }
}
