import { py } from '../../../python/emit/fragment.ts'
import { ident } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { column, fieldColumn, modelOf } from '../access/condition.ts'
import { providerOf, roleField } from '../callers.ts'
import type { Design, WrittenFile } from '../feature.ts'
import { ROLE } from '../words.ts'

/** `app/core/caller.py`: who is asking, as rules ask of it. */
export function callerFile({ scope }: Design): WrittenFile {
  const user = modelOf(scope.user!)
  const role = roleField(scope)
  const signIn = providerOf(scope) === 'better-auth' ? 'builtins:str' : 'uuid:UUID'
  const text = renderModule(
    'Who is asking.',
    py`
      ${role !== null && py`RANKS = {role: rank for rank, role in enumerate(${ROLE})}`}


      @${imported('dataclasses:dataclass')}(frozen=True, slots=True)
      class Caller:
          """Somebody who is signed in, and where; a program with a key is nowhere."""

          user: ${user}
          sign_in: ${imported(signIn)} | None = None

          @property
          def id(self) -> ${imported('app.core.keys:UserId')}:
              """The key of the person."""
              return self.user.id
          ${
            role !== null &&
            py`

            def has(self, role: ${ROLE}) -> bool:
                """Whether the person has this role, or a higher one."""
                return RANKS[self.user.${ident(role)}] <= RANKS[role]
          `
          }
    `,
    ['Caller', 'id', 'user', 'has', 'role'],
  )
  return { path: 'app/core/caller.py', owner: 'owned', text }
}

/** `app/core/people.py`: the columns by which people are found. */
export function people({ scope }: Design): WrittenFile {
  const user = modelOf(scope.user!)
  const text = renderModule(
    'The columns by which people are found.',
    py`
      user_key = ${column(user, 'id', scope)}
      ${scope.fields(scope.user!).has('email') && py`user_email = ${fieldColumn(scope.user!, 'email', scope)}`}
    `,
  )
  return { path: 'app/core/people.py', owner: 'owned', text }
}
