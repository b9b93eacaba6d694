import { providerOf } from '../callers.ts'
import type { Design } from '../feature.ts'

type Scoped = Pick<Design, 'scope'>

export const isBuiltin = ({ scope }: Scoped): boolean => providerOf(scope) === 'builtin'

/** Whether people sign in with a password; else a mail to their address lets them in. */
export const hasPasswords = ({ scope }: Scoped): boolean =>
  isBuiltin({ scope }) && scope.blueprint.auth?.sign_in?.by !== 'link'

/** Whether people sign in by a link in a mail. */
export const hasLinks = ({ scope }: Scoped): boolean =>
  isBuiltin({ scope }) && scope.blueprint.auth?.sign_in?.by === 'link'

/** Whether people are told where they are signed in, and end it there. */
export const isListed = ({ scope }: Scoped): boolean =>
  isBuiltin({ scope }) && scope.blueprint.auth?.sessions?.listed === true

/** In how many places somebody may be signed in at once; null where nobody counts. */
export const mostSignedIn = ({ scope }: Scoped): number | null =>
  isBuiltin({ scope }) ? (scope.blueprint.auth?.sessions?.most ?? null) : null

/** Whether a mail lets somebody choose a new password; where nobody has one, there is none to choose. */
export const sendsResets = (design: Scoped): boolean =>
  hasPasswords(design) && design.scope.blueprint.auth?.mails?.includes('reset') === true

/** How many seconds somebody who leaves may come back; null where they are gone at once. */
export const erasedAfter = ({ scope }: Scoped): number | null => {
  const said = scope.resources.get(scope.user ?? '')?.value.erase?.after
  return said ? secondsOf(said, 0) : null
}

export const secondsOf = (said: { readonly milliseconds: number } | null | undefined, usual: number): number =>
  said ? Math.round(said.milliseconds / 1000) : usual
