// What is chosen where the service runs: from the environment alone. The service does not start with one that is unsafe.

import { PROVIDERS } from './blueprint.js'

const LEAST_SECRET = 32
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/

export interface Settings {
  /** Where people find this service; tokens say that they were issued there. */
  readonly url: URL
  readonly secret: string
  readonly databaseUrl: string
  /** Whom tokens are for: the interface beside this service. */
  readonly audience: string
  /** Sites whose pages may sign people in. */
  readonly trustedOrigins: readonly string[]
  readonly port: number
  /** How many proxies of ours stand before this service and say where a request came from. */
  readonly proxies: number
  readonly mailFrom: string
  readonly mailFolder: string
  readonly smtpUrl: string | null
  /** Others who say who somebody is, by name. */
  readonly providers: Readonly<Record<string, Client>>
}

interface Client {
  readonly clientId: string
  readonly clientSecret: string
}

type Environment = Readonly<Record<string, string | undefined>>

export function readSettings(environment: Environment): Settings {
  const url = new URL(needed(environment, 'BETTER_AUTH_URL'))
  const secret = needed(environment, 'BETTER_AUTH_SECRET')
  if (secret.length < LEAST_SECRET) throw new Error(`BETTER_AUTH_SECRET: at least ${LEAST_SECRET} characters of chance`)
  if (url.protocol !== 'https:' && !LOOPBACK.test(url.hostname))
    throw new Error('BETTER_AUTH_URL: passwords travel by https, except on this machine')
  const trustedOrigins = (environment['TRUSTED_ORIGINS'] ?? '').split(',').flatMap((one) => one.trim() || [])
  if (trustedOrigins.some((one) => one.includes('*')))
    throw new Error('TRUSTED_ORIGINS: name the origins, * lets everybody in')
  return {
    url,
    secret,
    trustedOrigins,
    databaseUrl: needed(environment, 'DATABASE_URL').replace(/^postgres(ql)?\+\w+:/, 'postgresql:'),
    audience: needed(environment, 'AUDIENCE'),
    port: numberIn(environment, 'PORT', 3000),
    proxies: numberIn(environment, 'PROXIES', 0),
    mailFrom: environment['MAIL_FROM'] ?? 'no-reply@example.org',
    mailFolder: environment['MAIL_FOLDER'] ?? 'mails',
    smtpUrl: environment['SMTP_URL'] || null,
    providers: Object.fromEntries(PROVIDERS.map((name) => [name, clientIn(environment, name.toUpperCase())])),
  }
}

const clientIn = (environment: Environment, name: string): Client => ({
  clientId: needed(environment, `${name}_CLIENT_ID`),
  clientSecret: needed(environment, `${name}_CLIENT_SECRET`),
})

function needed(environment: Environment, name: string): string {
  const value = environment[name]
  if (!value) throw new Error(`${name}: has to be said`)
  return value
}

function numberIn(environment: Environment, name: string, usual: number): number {
  const value = environment[name]
  if (!value) return usual
  if (!/^\d{1,5}$/.test(value)) throw new Error(`${name}: a whole number`)
  return Number(value)
}
