/** How bad it is when the field is seen: a password's hash can be broken, other secrets can be used. */
export type SecretKind = 'password' | 'secret' | 'identity'

const PASSWORD =
  /^(\w+_)?(password|passwd|pwd|passphrase)(_?(hash|hashed|digest|salt|encrypted))?$|^(hashed|encrypted)_?(password|passwd|pwd)$|^(pw|pass)_?hash$|^(password_)?salt$/
const SECRET =
  /(^|_)((api|access|secret|private|signing|encryption)_?key|client_secret|webhook_secret|totp_secret|otp_secret|mfa_secret|two_factor_secret|secret|private_?key|refresh_?token|reset_?token|verification_?token|auth_?token|session_?token|recovery_?codes?|backup_?codes?|pin_?code|otp_?code|credentials)(_?(hash|encrypted|value))?$/
const IDENTITY =
  /^(ssn|social_security(_number)?|national_id(_number)?|passport_(number|no)|tax_id(_number)?|card_number|credit_card(_number)?|cvv|cvc|iban|bank_account(_number)?)$/

/** A name that only says something about a secret. */
const ABOUT =
  /(_at|_date|_expires?|_expiry|_count|_changed|_updated|_set|_id|_url|_hint|_prefix|_type|_last4|_last_four|_masked|_preview|_length|_strength|_required|_enabled|_name|_uri)$|^(has|is|needs|must|require|requires|last|can|should|show|use|uses|with|without|min|max|forgot|old|new|current|confirm)_/

/** Which secret a column or a field holds by its name; null when it is none. */
export function secretKindOf(name: string): SecretKind | null {
  const plain = snakeCase(name)
  if (ABOUT.test(plain)) return null
  if (PASSWORD.test(plain)) return 'password'
  if (SECRET.test(plain)) return 'secret'
  return IDENTITY.test(plain) ? 'identity' : null
}

/** What a field decides when the client may set it: who one is, whose something is, or what is let through. */
export type PrivilegeKind = 'role' | 'owner' | 'standing' | 'money'

const PRIVILEGES: readonly (readonly [RegExp, PrivilegeKind])[] = [
  [
    /^(user_|account_|system_)?(role|roles|role_id|role_ids|role_name|permissions?|privileges?|scopes|access_level|permission_level|user_level|user_type|groups)$|^(is|was)?_?(admin|administrator|super_?user|super_?admin|staff|moderator|root)$|^(is|has)_\w*admin\w*$/,
    'role',
  ],
  [
    /^(owner|owner_id|tenant_id|organi[sz]ation_id|org_id|workspace_id|user_id|seller_id|buyer_id|customer_id|account_id|author_id|created_by(_id)?)$/,
    'owner',
  ],
  [
    /^(is_|email_|phone_)?(verified|approved|blocked|banned|suspended|disabled|locked|active)$|^(email_verified|is_email_verified|verification_status|kyc_status|email_confirmed|is_confirmed|blocked_until|approved_by)$/,
    'standing',
  ],
  [/^(\w+_)?(balance|credits?|credit_limit|wallet(_balance)?|loyalty_points|quota)$/, 'money'],
]

export function privilegeKindOf(name: string): PrivilegeKind | null {
  const plain = snakeCase(name)
  return PRIVILEGES.find(([pattern]) => pattern.test(plain))?.[1] ?? null
}

const PERSONAL =
  /^(email|email_address|phone|phone_number|mobile|address|street|postal_address|home_address|birth_?date|date_of_birth|dob|ssn|iban)$/

/** What a person would not want to be handed to strangers. */
export const isPersonal = (name: string): boolean => PERSONAL.test(snakeCase(name))

/** `hashedPassword` is `hashed_password`. */
const snakeCase = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/^_+|_+$/g, '')
