import { py } from '../../../python/emit/fragment.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import type { Design, WrittenFile } from '../feature.ts'
import { isSent } from '../resources/resource.ts'
import { createLines } from '../schemas/index.ts'

/** Whether somebody can say all that a new account needs: nobody outside knows what it would point to. */
export function canRegister({ scope }: Design): boolean {
  const fields = scope.user === null ? new Map() : scope.fields(scope.user)
  return (
    fields.has('email') &&
    [...fields.values()].every(
      ({ type, optional, default: value, setBy, computed }) =>
        type.kind === 'many' ||
        optional ||
        value !== null ||
        computed !== null ||
        setBy === 'server' ||
        (setBy === null && type.kind !== 'reference' && type.kind !== 'file'),
    )
  )
}

/** `app/schemas/account_registration.py`: what whoever signs up says. */
export function registration(design: Design): WrittenFile {
  const { scope } = design
  const resource = scope.resources.get(scope.user!)!
  const names = [...scope.fields(resource.name)].flatMap(([name, field]) =>
    isSent(field) && field.type.kind !== 'file' ? [name] : [],
  )
  const text = renderModule(
    'How somebody signs up.',
    py`
      class Registration(${imported('app.schemas.base:Schema')}):
          """What is said of somebody who is new, and how they will sign in."""

          ${createLines(resource, design)}
          password: ${imported('app.accounts.passwords:NewPassword')}
    `,
    ['Registration', 'password', ...names],
  )
  return { path: 'app/schemas/account_registration.py', owner: 'owned', text }
}
