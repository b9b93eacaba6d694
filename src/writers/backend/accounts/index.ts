import { imported } from '../../../python/emit/symbol.ts'
import { asksCallers } from '../callers.ts'
import type { BackgroundJob, Design, Feature, Router } from '../feature.ts'
import { beganFile } from './began.ts'
import { callerFile, people } from './caller.ts'
import { myData } from './data.ts'
import { builtinDependency } from './dependency.ts'
import { erasure } from './erasure.ts'
import { canInvite, invitationFiles } from './invite.ts'
import { keyEndpoints } from './keys/endpoints.ts'
import { keySchemas } from './keys/schemas.ts'
import { keyTable } from './keys/table.ts'
import { askedFile } from './mailed.ts'
import { me } from './me.ts'
import { canRegister, registration, verifies } from './registration.ts'
import { scopesFile } from './scopes.ts'
import { accountSettings } from './settings.ts'
import { erasedAfter, hasLinks, hasPasswords, isBuiltin, isListed, mostSignedIn, sendsResets } from './ways.ts'

/** Who is asking; and the accounts, where the backend keeps them itself. */
export const accounts: Feature = {
  parts: (design) => [...(isBuiltin(design) ? partsOf(design) : [])],
  files: (design) => [
    ...(asksCallers(design) ? [callerFile(design), people(design), erasure(design), me(design)] : []),
    ...(isBuiltin(design) ? [beganFile(design), builtinDependency(design), myData(design)] : []),
    ...(hasLinks(design) || sendsResets(design) ? [askedFile(design)] : []),
    ...(isBuiltin(design) && canRegister(design) ? [registration(design)] : []),
    ...(canInvite(design) ? invitationFiles(design) : []),
    ...(asksCallers(design) && hasKeys(design)
      ? [scopesFile(design), keyTable(design), keySchemas(design), keyEndpoints(design)]
      : []),
  ],
  named: (design) => (asksCallers(design) && hasKeys(design) ? [keyTable(design), keyEndpoints(design)] : []),
  settings: (design) => (isBuiltin(design) ? accountSettings(design) : []),
  routers: (design) => [
    ...(isBuiltin(design) ? routers(design) : []),
    ...(asksCallers(design)
      ? [...(hasKeys(design) ? ['api_keys'] : []), 'me', ...(isBuiltin(design) ? ['my_data'] : [])].map(router)
      : []),
  ],
  tables: (design) => [
    ...(isBuiltin(design) ? ['app.accounts.credential', 'app.accounts.models'] : []),
    ...(hasPasswords(design) ? ['app.accounts.throttle'] : []),
    ...(isListed(design) ? ['app.accounts.agents'] : []),
    ...(isBuiltin(design) && erasedAfter(design) !== null ? ['app.accounts.leaving'] : []),
    ...(asksCallers(design) && hasKeys(design) ? ['app.accounts.keys'] : []),
    ...(canInvite(design) ? ['app.accounts.invitations'] : []),
  ],
  jobs: (design) => (isBuiltin(design) && erasedAfter(design) !== null ? [ERASING] : []),
  requirements: (design) => [
    ...(isBuiltin(design) ? ['pyjwt==2.15.1'] : []),
    ...(hasPasswords(design) ? ['argon2-cffi==25.1.0', 'zxcvbn==4.5.0'] : []),
  ],
}

const hasKeys = ({ scope }: Design): boolean => (scope.blueprint.auth?.api_keys ?? null) !== null
const ERASING: BackgroundJob = {
  name: 'erase_leaving',
  run: imported('app.accounts.leaving:erase_due'),
  retries: 3,
  exponential: true,
  seconds: 600,
  every: 3600,
}

const partsOf = (design: Design): readonly string[] => [
  'accounts',
  'accounts/data',
  'outbound/breaker',
  ...(erasedAfter(design) === null ? [] : ['accounts/grace']),
  ...(canRegister(design) ? ['accounts/registration'] : []),
  hasLinks(design) ? 'accounts/link' : 'accounts/password',
  ...(isListed(design) ? ['accounts/own-sessions'] : []),
  ...(mostSignedIn(design) === null ? [] : ['accounts/counted']),
  ...(sendsResets(design) ? ['accounts/reset'] : []),
  ...(verifies(design) ? ['accounts/verify'] : []),
  ...(canInvite(design) ? ['accounts/invite'] : []),
]

const routers = (design: Design): readonly Router[] =>
  [
    hasLinks(design) ? 'link_sign_in' : 'password_sign_in',
    'auth',
    ...(canRegister(design) ? ['account_registration'] : []),
    ...(sendsResets(design) ? ['password_reset'] : []),
    ...(verifies(design) ? ['account_verification'] : []),
    ...(isListed(design) ? ['my_sessions'] : []),
    ...(canInvite(design) ? ['invitations'] : []),
  ].map(router)

const router = (name: string): Router => ({ module: imported(`app.api.v1.endpoints:${name}`), versioned: true })
