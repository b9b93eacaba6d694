import { py } from '../../../python/emit/fragment.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import type { Design, WrittenFile } from '../feature.ts'
import { isListed, mostSignedIn } from './ways.ts'

const SELECT = imported('sqlalchemy:select')
const SIGN_IN = imported('app.accounts.models:SignIn')
const CREDENTIAL = imported('app.accounts.credential:Credential')
const NOW = py`${imported('datetime:datetime')}.now(${imported('datetime:UTC')})`

/** `app/accounts/began.py`: what follows when somebody signs in. */
export function beganFile(design: Design): WrittenFile {
  const isCounted = mostSignedIn(design) !== null
  const does = isCounted
    ? py`Where is kept, and whoever is in too many places is out where they were not for longest.`
    : isListed(design)
      ? py`Where is kept.`
      : py`Nothing: each sign-in stands for itself.`
  const text = renderModule(
    'What follows when somebody signs in.',
    py`
      async def began(session: ${imported('sqlalchemy.ext.asyncio:AsyncSession')}, entry: ${SIGN_IN}, whence: ${imported('app.accounts.whence:Whence')}) -> None:
          """${isCounted && !isListed(design) ? py`Whoever is in too many places is out where they were not for longest.` : does}"""
          ${isListed(design) && py`session.add(${imported('app.accounts.agents:SignInAgent')}(sign_in_id=entry.id, agent=whence.agent))`}
          ${isCounted && py`await end_oldest(session, entry.user_id)`}
      ${isCounted && ENDING}
    `,
    ['began', 'end_oldest', 'entry', 'whence'],
  )
  return { path: 'app/accounts/began.py', owner: 'owned', text }
}

const ENDING = py`


  async def end_oldest(session: ${imported('sqlalchemy.ext.asyncio:AsyncSession')}, user_id: ${imported('app.core.keys:UserId')}) -> None:
      """Of what still holds, as many stay as may."""
      # Whoever signs in twice at once is counted once after the other.
      await session.execute(${SELECT}(${CREDENTIAL}.user_id).where(${CREDENTIAL}.user_id == user_id).with_for_update())
      holding = (
          ${SELECT}(${SIGN_IN}.id)
          .where(${SIGN_IN}.user_id == user_id, ${SIGN_IN}.revoked_at.is_(None), ${SIGN_IN}.ends_at > ${NOW})
          .order_by(${SIGN_IN}.used_at.desc(), ${SIGN_IN}.id.desc())
      )
      await session.execute(
          ${imported('sqlalchemy:update')}(${SIGN_IN})
          .where(${SIGN_IN}.id.in_(holding.offset(${imported('app.core.settings:get_settings')}().most_sign_ins)))
          .values(revoked_at=${NOW})
          .execution_options(synchronize_session=False)
      )
`
