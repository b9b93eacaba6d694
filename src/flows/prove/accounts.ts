import { randomBytes } from 'node:crypto'
import { diskTree } from '../../kernel/files/disk.ts'
import { decode } from '../../kernel/files/tree.ts'
import type { StatedPrincipal } from '../../model/index.ts'
import type { Password } from '../../proving/people/builtin.ts'
import type { DescribedAccounts } from '../../proving/people/described.ts'
import { type Query, insertRow } from '../../proving/people/rows.ts'
import type { Ran } from '../../proving/process/run.ts'
import type { People, Principal } from '../../proving/target.ts'
import { quoted } from '../../sql/identifiers.ts'

const HASHED = 'import sys; from argon2 import PasswordHasher; print(PasswordHasher().hash(sys.argv[1]))'

/** A password and its hash, made once by the library the backend itself uses. */
export function passwordMaker(run: (command: readonly [string, ...string[]]) => Promise<Ran>): () => Promise<Password> {
  let made: Promise<Password> | null = null
  const make = async (): Promise<Password> => {
    const text = `Vexing-${randomBytes(9).toString('hex')}-harbour-7`
    const { code, lines } = await run(['python', '-c', HASHED, text])
    const hash = lines.find((line) => line.startsWith('$argon2'))
    if (code !== 0 || hash === undefined) throw new Error(`no password could be hashed: ${lines.at(-1) ?? 'no answer'}`)
    return { text, hash }
  }
  return () => (made ??= make())
}

const MIGRATIONS = /^auth\/migrations\/[^/]+\.sql$/

/** The tables of the service that keeps the accounts, as its own migrations make them. */
export function serviceTables(directory: string): string {
  const tree = diskTree(directory, { wanted: (name) => name.endsWith('.sql'), maximumBytes: 1_000_000 })
  const paths = tree.paths.filter((path) => MIGRATIONS.test(path)).toSorted()
  const texts = paths.map((path) => decode(tree.bytes(path) ?? new Uint8Array()).text)
  return ['CREATE SCHEMA IF NOT EXISTS auth;', ...texts].join('\n')
}

/** Callers of every role: two of each, and where there are tenants, one more of each in another. */
export async function callersOf(
  accounts: DescribedAccounts,
  people: People,
  query: Query,
): Promise<readonly (StatedPrincipal & Pick<Principal, 'tenant'>)[]> {
  const { tenant, ordinary } = accounts
  // Whoever is first is who attacks take for an ordinary caller.
  const roles = accounts.roles.toSorted((a, b) => Number(b === ordinary) - Number(a === ordinary))
  const newTenant = async (): Promise<string | undefined> =>
    tenant === null ? undefined : String((await insertRow(query, quoted(tenant.table), {}))['id'])
  const [here, elsewhere] = [await newTenant(), await newTenant()]
  const standings = (roles.length === 0 ? [undefined] : roles).flatMap((role) => [
    { name: `${role ?? 'caller'}-1`, role, tenant: here },
    { name: `${role ?? 'caller'}-2`, role, tenant: here },
    ...(elsewhere === undefined ? [] : [{ name: `${role ?? 'caller'}-elsewhere`, role, tenant: elsewhere }]),
  ])
  const callers: (StatedPrincipal & Pick<Principal, 'tenant'>)[] = []
  for (const { name, role, tenant: belongs } of standings) {
    const { email, password, link, headers } = await people.enrol({
      ...(role !== undefined && { role }),
      ...(belongs !== undefined && { tenant: belongs }),
    })
    const shown = link !== undefined ? { token: link } : password !== null ? { email, password } : null
    const login = shown === null ? null : { ...LOGIN, body: { json: shown } }
    callers.push({
      name,
      role: role ?? null,
      headers: headers ?? {},
      signUp: null,
      login,
      ...(belongs !== undefined && { tenant: belongs }),
    })
  }
  return callers
}

const LOGIN = { path: '/api/v1/auth/login', method: 'POST', token: 'data.access_token' }
