import { py } from '../../../python/emit/fragment.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { modelOf } from '../access/condition.ts'
import { CALLER, ID, REFUSED, SELECT, SESSION, dependency } from '../accounts/dependency.ts'
import type { Design, WrittenFile } from '../feature.ts'

const directory = (name: string) => imported(`app.accounts.directory:${name}`)
const PEOPLE = directory('people')
const STAYS = directory('stays')
const KNOWN = directory('KNOWN')
const OF = directory('Known')
const IN_STEP = imported('app.accounts.in_step:in_step')

/** `app/dependencies/caller.py`: who is asking, of tokens Better Auth signed, while their session is there. */
export function betterAuthDependency(design: Design): WrittenFile {
  const user = modelOf(design.scope.user!)
  return dependency(design, {
    withToken: py`
      # Written once: putting it together takes longer than sending it.
      SIGNED_IN = (
          ${SELECT}(${user}, *${KNOWN})
          .select_from(${PEOPLE})
          .join(${STAYS}, ${STAYS}.c.userId == ${PEOPLE}.c.id)
          .outerjoin(${user}, ${ID} == ${PEOPLE}.c.id)
          .where(${directory('STAYS_IN')})
      )


      async def with_token(session: ${SESSION}, token: str) -> ${CALLER}:
          """Whoever a token names, while they are there, let in, and signed in."""
          claims = await ${imported('app.accounts.tokens:read_token')}(token)
          if claims is None:
              raise ${REFUSED}
          asked = {"user": claims.user_id, "sign_in": claims.session_id}
          found = await session.execute(SIGNED_IN, asked)
          row = found.one_or_none()
          if row is None:
              raise ${REFUSED}
          user = await ${IN_STEP}(session, row[0], ${OF}(*row[1:]))
          return ${CALLER}(user, claims.session_id)
    `,
    columns: py`, *${KNOWN}`,
    joins: py`.join(${PEOPLE}, ${PEOPLE}.c.id == ${ID})`,
    letIn: py`${directory('LET_IN')}`,
    taken: py`
      known = row[0]
      user = await ${IN_STEP}(session, row[1], ${OF}(*row[2:]))
    `,
  })
}
