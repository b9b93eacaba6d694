import type { Scope } from '../../../blueprint/check/scope.ts'
import type { Design, WrittenFile } from '../feature.ts'
import { beginsAs } from './in-step.ts'
import { audienceOf, tokenLasts } from './issuer.ts'

const MONTH = 30 * 86_400
const LONGEST = 120

/** What of the service beside the interface follows from the blueprint. */
export const serviceFiles = (design: Design): readonly WrittenFile[] => [blueprintFile(design), example(design)]

/** `auth/src/blueprint.ts` */
function blueprintFile(design: Design): WrittenFile {
  const { scope } = design
  const { auth } = scope.blueprint
  const session = auth?.sessions?.refresh ? Math.round(auth.sessions.refresh.milliseconds / 1000) : MONTH
  // Where nothing is said of mails, whoever forgot a password is not left outside.
  const has = (mail: 'verify' | 'reset') => auth?.mails?.includes(mail) ?? mail === 'reset'
  const role = beginsAs(scope)
  return {
    path: 'auth/src/blueprint.ts',
    owner: 'owned',
    text: `// What the blueprint says of accounts.

/** The role of somebody new. */
export const BEGINS_AS: string | null = ${role === null ? 'null' : quoted(role)}
/** As much of a name as the interface keeps. */
export const LONGEST_NAME = ${longestName(scope)}
/** How long a token and a session hold, in seconds. */
export const LASTS = { token: ${tokenLasts(design)}, session: ${session} }
export const MAILS: { readonly verify: boolean; readonly reset: boolean } = { verify: ${has('verify')}, reset: ${has('reset')} }
/** Who else may say who somebody is. */
export const PROVIDERS: readonly string[] = [${(auth?.oauth ?? []).map(quoted).join(', ')}]
`,
  }
}

const quoted = (text: string): string => `'${text}'`

function longestName(scope: Scope): number {
  const type = scope.fields(scope.user!).get('name')?.type
  return type && 'most' in type && type.most !== null ? Math.min(type.most, 255) : LONGEST
}

/** `auth/.env.example` */
function example(design: Design): WrittenFile {
  const providers = (design.scope.blueprint.auth?.oauth ?? []).flatMap((name) =>
    ['ID', 'SECRET'].map((what) => `${name.toUpperCase()}_CLIENT_${what}=\n`),
  )
  return {
    path: 'auth/.env.example',
    owner: 'shared',
    text: `# Copy this to .env, and choose. What is commented out has a default.

# Where people find this service: tokens say that they were issued there.
BETTER_AUTH_URL=http://localhost:3000

# What cookies are signed and keys are encrypted with: at least 32 characters of chance.
# node -e "console.log(require('node:crypto').randomBytes(48).toString('base64url'))"
BETTER_AUTH_SECRET=

# The database of the interface; this service keeps to the schema auth in it.
DATABASE_URL=postgresql://app:app@localhost:5432/app

# Whom tokens are for, as the interface expects it.
AUDIENCE=${audienceOf(design)}

# Sites whose pages may sign people in.
# TRUSTED_ORIGINS=http://localhost:5173

# How many proxies of ours stand before this service.
# PROXIES=0

# Who mails come from, the server that sends them, or the folder they are laid into without one.
# MAIL_FROM=no-reply@example.org
# SMTP_URL=smtp://user:password@smtp.example.org:587
# MAIL_FOLDER=mails
${providers.length > 0 ? `\n# What others know this service by.\n${providers.join('')}` : ''}`,
  }
}
