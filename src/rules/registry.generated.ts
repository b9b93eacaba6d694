// Made by tools/rules.mjs from the folders here; not to be edited.
import apiRouteHidden from './api/route-hidden/rule.ts'
import exposureCookieForOtherSites from './exposure/cookie-for-other-sites/rule.ts'
import exposureCookieUnprotected from './exposure/cookie-unprotected/rule.ts'
import exposureCorsOpen from './exposure/cors-open/rule.ts'
import exposureDebugOn from './exposure/debug-on/rule.ts'
import exposureDebugRouteOpen from './exposure/debug-route-open/rule.ts'
import exposureDocsOpen from './exposure/docs-open/rule.ts'
import exposureErrorTextReturned from './exposure/error-text-returned/rule.ts'
import exposureSecretInAddress from './exposure/secret-in-address/rule.ts'
import exposureSecretLogged from './exposure/secret-logged/rule.ts'
import exposureVersionDisclosed from './exposure/version-disclosed/rule.ts'
import secretsCodePredictable from './secrets/code-predictable/rule.ts'
import secretsCredentialInCode from './secrets/credential-in-code/rule.ts'
import secretsDefaultCredentials from './secrets/default-credentials/rule.ts'
import secretsJwksClientBlocks from './secrets/jwks-client-blocks/rule.ts'
import secretsLoginNotLimited from './secrets/login-not-limited/rule.ts'
import secretsLogoutWithoutEffect from './secrets/logout-without-effect/rule.ts'
import secretsPasswordHashWeak from './secrets/password-hash-weak/rule.ts'
import secretsRefreshReused from './secrets/refresh-reused/rule.ts'
import secretsResetCodeReturned from './secrets/reset-code-returned/rule.ts'
import secretsSaltFixed from './secrets/salt-fixed/rule.ts'
import secretsSigningKeyInCode from './secrets/signing-key-in-code/rule.ts'
import secretsSigningKeyWeak from './secrets/signing-key-weak/rule.ts'
import secretsTokenClaimsNotRequired from './secrets/token-claims-not-required/rule.ts'
import secretsTokenComparedPlainly from './secrets/token-compared-plainly/rule.ts'
import secretsTokenNeverExpires from './secrets/token-never-expires/rule.ts'
import secretsTokenNotVerified from './secrets/token-not-verified/rule.ts'
import secretsTokenPurposeNotChecked from './secrets/token-purpose-not-checked/rule.ts'
import secretsUserEnumeration from './secrets/user-enumeration/rule.ts'
import type { NamedRule } from './run.ts'

// oxfmt-ignore
export const rules: readonly NamedRule[] = [
  { name: 'api/route-hidden', rule: apiRouteHidden },
  { name: 'exposure/cookie-for-other-sites', rule: exposureCookieForOtherSites },
  { name: 'exposure/cookie-unprotected', rule: exposureCookieUnprotected },
  { name: 'exposure/cors-open', rule: exposureCorsOpen },
  { name: 'exposure/debug-on', rule: exposureDebugOn },
  { name: 'exposure/debug-route-open', rule: exposureDebugRouteOpen },
  { name: 'exposure/docs-open', rule: exposureDocsOpen },
  { name: 'exposure/error-text-returned', rule: exposureErrorTextReturned },
  { name: 'exposure/secret-in-address', rule: exposureSecretInAddress },
  { name: 'exposure/secret-logged', rule: exposureSecretLogged },
  { name: 'exposure/version-disclosed', rule: exposureVersionDisclosed },
  { name: 'secrets/code-predictable', rule: secretsCodePredictable },
  { name: 'secrets/credential-in-code', rule: secretsCredentialInCode },
  { name: 'secrets/default-credentials', rule: secretsDefaultCredentials },
  { name: 'secrets/jwks-client-blocks', rule: secretsJwksClientBlocks },
  { name: 'secrets/login-not-limited', rule: secretsLoginNotLimited },
  { name: 'secrets/logout-without-effect', rule: secretsLogoutWithoutEffect },
  { name: 'secrets/password-hash-weak', rule: secretsPasswordHashWeak },
  { name: 'secrets/refresh-reused', rule: secretsRefreshReused },
  { name: 'secrets/reset-code-returned', rule: secretsResetCodeReturned },
  { name: 'secrets/salt-fixed', rule: secretsSaltFixed },
  { name: 'secrets/signing-key-in-code', rule: secretsSigningKeyInCode },
  { name: 'secrets/signing-key-weak', rule: secretsSigningKeyWeak },
  { name: 'secrets/token-claims-not-required', rule: secretsTokenClaimsNotRequired },
  { name: 'secrets/token-compared-plainly', rule: secretsTokenComparedPlainly },
  { name: 'secrets/token-never-expires', rule: secretsTokenNeverExpires },
  { name: 'secrets/token-not-verified', rule: secretsTokenNotVerified },
  { name: 'secrets/token-purpose-not-checked', rule: secretsTokenPurposeNotChecked },
  { name: 'secrets/user-enumeration', rule: secretsUserEnumeration },
]
