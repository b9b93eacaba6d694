// Who people are, and whether they are signed in: Better Auth, as this service holds it.
import { type BetterAuthOptions, betterAuth } from 'better-auth'
import { APIError, createAuthMiddleware } from 'better-auth/api'
import { jwt } from 'better-auth/plugins'
import type { Kysely } from 'kysely'
import { BEGINS_AS, LASTS, LONGEST_NAME, MAILS } from './blueprint.js'
import type { Mail, Send } from './mail.js'
import { ADDRESS_HEADER } from './server.js'
import type { Settings } from './settings.js'

const MINUTE = 60
const DAY = 86_400
const RESET_LASTS = 30 * MINUTE
const LONGEST_EMAIL = 254

export interface Means {
  readonly settings: Settings
  readonly database: Kysely<object>
  readonly send: Send
}

interface Mailed {
  readonly user: { readonly email: string }
  readonly url: string
}

const resetMail = (to: string, url: string): Mail => ({
  to,
  subject: 'A new password',
  text: `Choose a new password here, within ${RESET_LASTS / MINUTE} minutes:\n${url}\n`,
})

const verificationMail = (to: string, url: string): Mail => ({
  to,
  subject: 'Your address',
  text: `Show that this address is yours:\n${url}\n`,
})

/** All that is chosen of Better Auth. */
export function optionsOf({ settings, database, send }: Means) {
  return {
    appName: settings.audience,
    baseURL: settings.url.origin,
    basePath: '/api/auth',
    secret: settings.secret,
    trustedOrigins: [...settings.trustedOrigins],
    database: { db: database, type: 'postgres' },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 8,
      maxPasswordLength: 256,
      requireEmailVerification: MAILS.verify,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: RESET_LASTS,
      ...(MAILS.reset && { sendResetPassword: ({ user, url }: Mailed) => send(resetMail(user.email, url)) }),
    },
    emailVerification: {
      sendOnSignUp: MAILS.verify,
      ...(MAILS.verify && {
        sendVerificationEmail: ({ user, url }: Mailed) => send(verificationMail(user.email, url)),
      }),
    },
    socialProviders: settings.providers,
    user: {
      additionalFields: {
        role: { type: 'string', required: false, input: false, ...(BEGINS_AS !== null && { defaultValue: BEGINS_AS }) },
        banned: { type: 'boolean', required: false, defaultValue: false, input: false, returned: false },
      },
    },
    // Each use of a session asks the database: whoever is signed out is out at once.
    session: { expiresIn: LASTS.session, updateAge: Math.min(DAY, LASTS.session), cookieCache: { enabled: false } },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: MINUTE,
      max: 120,
      customRules: {
        '/sign-in/email': { window: 15 * MINUTE, max: 20 },
        '/sign-up/email': { window: 60 * MINUTE, max: 20 },
        '/request-password-reset': { window: 15 * MINUTE, max: 5 },
        '/send-verification-email': { window: 15 * MINUTE, max: 5 },
        '/change-password': { window: 15 * MINUTE, max: 10 },
        '/token': { window: MINUTE, max: 60 },
        // The interface asks for keys as often as it needs them.
        '/jwks': false,
      },
    },
    advanced: {
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      useSecureCookies: settings.url.protocol === 'https:',
    },
    hooks: { before: changesSignOutOthers },
    databaseHooks: {
      user: {
        create: { before: async (user) => refuseLong(user) },
        update: { before: async (user) => refuseLong(user) },
      },
      session: {
        create: {
          before: async ({ userId }, context) => {
            const user = await context?.context.internalAdapter.findUserById(userId)
            if (user && 'banned' in user && user.banned === true)
              throw new APIError('FORBIDDEN', { code: 'BANNED', message: 'This account is shut.' })
          },
        },
      },
    },
    plugins: [
      jwt({
        jwks: {
          keyPairConfig: { alg: 'EdDSA', crv: 'Ed25519' },
          rotationInterval: 90 * DAY,
          gracePeriod: DAY,
        },
        jwt: {
          issuer: settings.url.origin,
          audience: settings.audience,
          expirationTime: `${LASTS.token}s`,
          // Who it is and in which session: all else the interface reads where it is kept.
          definePayload: ({ session }) => ({ sid: session.id }),
        },
        disableSettingJwtHeader: true,
      }),
    ],
    logger: { level: 'warn', disableColors: true },
    telemetry: { enabled: false },
  } satisfies BetterAuthOptions
}

export const makeAuth = (means: Means) => betterAuth(optionsOf(means))

/** A new password puts everybody out who came in with the old one, whatever the page asks for. */
const changesSignOutOthers = createAuthMiddleware(async (context) => {
  if (context.path !== '/change-password') return undefined
  return { context: { ...context, body: { ...context.body, revokeOtherSessions: true } } }
})

/** What would not fit where the interface keeps it. */
async function refuseLong({ name, email }: { readonly name?: unknown; readonly email?: unknown }): Promise<void> {
  if (typeof name === 'string' && (name.trim() === '' || name.length > LONGEST_NAME))
    throw new APIError('UNPROCESSABLE_ENTITY', { message: `name: 1 to ${LONGEST_NAME} characters` })
  if (typeof email === 'string' && email.length > LONGEST_EMAIL)
    throw new APIError('UNPROCESSABLE_ENTITY', { message: `email: at most ${LONGEST_EMAIL} characters` })
}
