import { randomBytes } from 'node:crypto'
import { basename, relative } from 'node:path'
import type { Backend, Setting } from '../../model/index.ts'
import { type Address, addressUrl, filled, libraryVariables, partOf, schemeOf } from './database.ts'
import type { ExampleValue } from './dotenv.ts'
import { mailPartOf, mailValue } from './mail.ts'

/** What an application is told by its environment, and what is known of why. */
export interface Variables {
  /** With `{database_url}`, `{database}` and `{port}` still in them. */
  readonly stated: Readonly<Record<string, string>>
  /** What of it decides what the application is: everything but secrets that were made up. */
  readonly told: Readonly<Record<string, string>>
  /** Settings that say where the database is: what each of them means, and how its address begins. */
  readonly database: readonly DatabaseSetting[]
  /** Settings that say where mails are sent: ours takes them all. */
  readonly mail: readonly string[]
  /** Whether mails are seen here at all. */
  readonly seesMails: boolean
  readonly assumptions: readonly string[]
  /** Settings without any value: the application may not start without them. */
  readonly missing: readonly string[]
}

interface DatabaseSetting {
  readonly variable: string
  readonly part: keyof Address | 'url'
  readonly scheme: string
}

export interface Known {
  readonly folder: string
  readonly stated: Readonly<Record<string, string>>
  readonly examples: ReadonlyMap<string, ExampleValue>
}

/** What the settings of a backend are given: as stated, by our own database, by its samples, or made up for a secret. */
export function variablesOf(backend: Backend, { folder, stated, examples }: Known): Variables {
  const settings = [...new Map(backend.runtime.settings.map((one) => [one.variable, one])).values()]
  const open = settings.filter(({ variable }) => variable !== '' && !Object.hasOwn(stated, variable))
  const database = open.flatMap((setting) => databaseSetting(setting, backend, examples))
  const told: Record<string, string> = { ...stated }
  const secrets: Record<string, string> = {}
  const taken = new Map<string, string[]>()
  const take = (variable: string, from: string): void => void taken.set(from, [...(taken.get(from) ?? []), variable])
  const missing: string[] = []
  for (const { variable, secret, ...setting } of open.filter(isOther)) {
    const isRequired = setting.default === null && setting.given === null
    const example = exampleFor(variable, isRequired, examples)
    if (example !== null) {
      told[variable] = example.value
      take(variable, `as in ${relative(folder, example.file)}`)
    } else if (isRequired && secret) {
      secrets[variable] = madeUp()
      take(variable, 'made up')
    } else if (isRequired) missing.push(variable)
  }
  const isLaid = Object.values(stated).some((value) => value.includes(MAILS))
  // Whoever lays mails into our folder sends none.
  const mail = isLaid ? [] : open.map(({ variable }) => variable).filter((one) => mailPartOf(one) !== null)
  const assumptions = [...taken].map(([from, names]) => `${names.join(', ')} ${from}`)
  return {
    stated: { ...told, ...secrets },
    told,
    database,
    mail,
    seesMails: isLaid || mail.length > 0,
    assumptions,
    missing,
  }
}

/** A secret that is long enough for tokens, and 32 bytes in base64 of either alphabet for whatever takes a key. */
function madeUp(): string {
  const text = randomBytes(32).toString('base64')
  return /[+/]/.test(text) ? madeUp() : text
}

/** Whether a setting is about neither database nor mails. */
const isOther = ({ variable }: Setting): boolean => partOf(variable) === null && mailPartOf(variable) === null

/** What stands in `.env` is meant for this machine; a sample only helps out where the application needs a value. */
function exampleFor(
  variable: string,
  isRequired: boolean,
  examples: ReadonlyMap<string, ExampleValue>,
): ExampleValue | null {
  const example = examples.get(variable)
  if (example === undefined || example.value === '' || example.value.includes('${')) return null
  return isRequired || basename(example.file) === '.env' ? example : null
}

function databaseSetting(
  setting: Setting,
  backend: Backend,
  examples: ReadonlyMap<string, ExampleValue>,
): readonly DatabaseSetting[] {
  const { variable } = setting
  const part = partOf(variable)
  if (part === null) return []
  const written = [setting.given, setting.default, examples.get(variable)?.value]
  const schemes = written.flatMap((one) => (typeof one === 'string' ? (schemeOf(one) ?? []) : []))
  // An address of another kind of database is left alone.
  const foreign =
    part === 'url' && schemes.length === 0 && written.some((one) => /^["']?\w+(\+\w+)?:\/\//.test(one ?? ''))
  return foreign ? [] : [{ variable, part, scheme: schemes[0] ?? usualScheme(setting, backend) }]
}

/** SQLAlchemy takes a plain address for psycopg2, so that another driver has to be named. */
function usualScheme({ type }: Setting, { project }: Backend): string {
  const has = (name: string): boolean => project.frameworks.some((one) => one.name === name)
  if (/Dsn/.test(type) || has('psycopg2') || has('psycopg2-binary')) return 'postgresql'
  if (has('asyncpg')) return 'postgresql+asyncpg'
  return has('psycopg') ? 'postgresql+psycopg' : 'postgresql'
}

/** Stands for the folder of our own in which mails are laid. */
const MAILS = '{mails}'

/** What is started for an application, as it is told where to find it. */
export interface Places {
  readonly database: Address
  /** Where it is to listen. */
  readonly port: number
  /** Where mails are taken: a port, and the folder they are written to. */
  readonly mail: number
  readonly mails: string
  /** A folder of its own, which is thrown away. */
  readonly folder: string
  /** 32 bytes of chance, in base64. */
  readonly key: string
  /** Whoever signs tokens in place of another service. */
  readonly issuer?: string
}

const placed = (value: string, { mails, folder, key, issuer = '{issuer}' }: Places): string =>
  value.replaceAll(MAILS, mails).replaceAll('{folder}', folder).replaceAll('{key}', key).replaceAll('{issuer}', issuer)

/** The environment for one database and one port. */
export function filledVariables(variables: Variables, places: Places): Readonly<Record<string, string>> {
  const { database: address, port, mail } = places
  const own = variables.database.map(({ variable, part, scheme }) => [
    variable,
    part === 'url' ? addressUrl(address, scheme) : String(address[part]),
  ])
  const sent = variables.mail.map((variable) => [variable, mailValue(mailPartOf(variable)!, mail)])
  const stated = Object.entries(variables.stated).map(([name, value]) => [
    name,
    placed(filled(value, address, port), places),
  ])
  const plain = own.length === 0 ? { DATABASE_URL: addressUrl(address) } : {}
  return { ...libraryVariables(address), ...plain, ...Object.fromEntries([...own, ...sent, ...stated]) }
}
