import { columnOf } from '../../../blueprint/storage/names.ts'
import { type Fragment, joined, py } from '../../../python/emit/fragment.ts'
import { ident, lit } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { modelOf } from '../access/condition.ts'
import { providerOf } from '../callers.ts'
import type { Design, WrittenFile } from '../feature.ts'

/**
 * `app/accounts/erasure.py`: the account goes with all that hangs on it; where something has to stay that points to it,
 * nothing is left of the person in it.
 */
export function erasure({ scope }: Design): WrittenFile {
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
    ...(elsewhere ? [] : ['Credential', 'SignIn', 'OneTimeToken'].map((name) => `app.accounts.models:${name}`)),
    ...(scope.blueprint.auth?.api_keys ? ['app.accounts.keys:ApiKey'] : []),
  ].map((name) => py`${imported(name)}`)
  const text = renderModule(
    'Erasing somebody.',
    py`
      async def erase(session: ${imported('sqlalchemy.ext.asyncio:AsyncSession')}, user: ${user}) -> None:
          """The account, and what hangs on it. Where something stays that points to it, it stays without the person."""
          user_id = user.id
          ${elsewhere && py`await ${imported('app.accounts.directory:forget')}(session, user.id)`}
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
          await session.flush()
    `,
    ['erase', 'blank', 'user'],
  )
  return { path: 'app/accounts/erasure.py', owner: 'shared', text }
}
