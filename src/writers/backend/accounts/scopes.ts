import { lit } from '../../../python/emit/literal.ts'
import { joined, py } from '../../../python/emit/fragment.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { renderModule } from '../../../python/emit/module.ts'
import type { Design, WrittenFile } from '../feature.ts'

/** `app/accounts/scopes.py`: how far a key may reach. */
export function scopesFile({ scope }: Design): WrittenFile {
  const scopes = scope.blueprint.auth?.api_keys?.scopes ?? []
  return {
    path: 'app/accounts/scopes.py',
    owner: 'owned',
    text: renderModule(
      'How far a key may reach.',
      py`
      Scope = ${
        scopes.length === 0
          ? py`${imported('typing:Never')}`
          : py`${imported('typing:Literal')}[${joined(
              scopes.map(({ text }) => lit(text)),
              ', ',
            )}]`
      }
      SCOPES: tuple[str, ...] = ${imported('typing:get_args')}(Scope)
    `,
    ),
  }
}
