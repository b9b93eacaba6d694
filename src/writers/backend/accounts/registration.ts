import { py } from '../../../python/emit/fragment.ts'
import { words } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import type { Design, WrittenFile } from '../feature.ts'
import { isSent } from '../resources/resource.ts'
import { createLines } from '../schemas/index.ts'
import { hasPasswords } from './ways.ts'

/** What whoever is new chooses, where people sign in with it. */
export const NEW_PASSWORD = py`password: ${imported('app.accounts.passwords:NewPassword')}`

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

/** Whether whoever signs up shows that the address is theirs; a link that signs them in shows it anyway. */
export const verifies = (design: Design): boolean =>
  hasPasswords(design) && canRegister(design) && design.scope.blueprint.auth?.mails?.includes('verify') === true

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
          """What is said of somebody who is new${words(hasPasswords(design) ? ', and how they will sign in' : '')}."""

          ${createLines(resource, design)}
          ${hasPasswords(design) && NEW_PASSWORD}
    `,
    ['Registration', 'password', ...names],
  )
  return { path: 'app/schemas/account_registration.py', owner: 'owned', text }
}
