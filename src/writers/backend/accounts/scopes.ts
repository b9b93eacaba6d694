import { lit } from '../../../python/emit/literal.ts'
import { py } from '../../../python/emit/fragment.ts'
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
      SCOPES = {${scopes.map(({ text }) => py`${lit(text)},`)}}
    `,
    ),
  }
}
