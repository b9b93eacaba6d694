import { randomUUID } from 'node:crypto'
import { signed } from '../attacks/world/jwt.ts'
import type { Enrolled, People, Standing } from '../target.ts'
import type { DescribedAccounts } from './described.ts'
import type { Issuer } from './issuer.ts'
import { type Query, insertRow } from './rows.ts'

const LASTS = 15 * 60

/** People whom Better Auth keeps: its rows are made as it would, and tokens signed with the key that stands in for its own. */
export function betterAuthPeople(
  query: Query,
  { ordinary, tenant, table, roles }: DescribedAccounts,
  { name, key, url }: Issuer,
  audience: string,
): People {
  const bearer = (id: string, session: string): Readonly<Record<string, string>> => {
    const now = Math.floor(Date.now() / 1000)
    const claims = { iss: url, aud: audience, sub: id, sid: session, iat: now, exp: now + LASTS }
    return {
      authorization: `Bearer ${signed({ header: { kid: name, typ: 'JWT' }, claims }, { algorithm: 'EdDSA', key })}`,
    }
  }
  return {
    issues: false,
    table,
    highest: roles[0] ?? null,
    async enrol(as: Standing = {}): Promise<Enrolled> {
      const role = as.role ?? ordinary ?? roles[0] ?? null
      const id = randomUUID().replaceAll('-', '')
      const email = `caller-${id.slice(0, 13)}@example.com`
      await insertRow(query, 'auth."user"', { id, email, name: 'Somebody', emailVerified: true, role })
      const session = randomUUID().replaceAll('-', '')
      const ends = new Date(Date.now() + 86_400_000)
      await insertRow(query, 'auth."session"', { id: session, userId: id, token: session, expiresAt: ends })
      if (tenant !== null && as.tenant !== undefined)
        await insertRow(query, table, { id, email, [tenant.column]: as.tenant })
      return { id, role, email, password: null, headers: bearer(id, session) }
    },
    admit: async () => {},
    shutOut: async (id) => {
      await query('update auth."user" set banned = true where id = $1', [id])
    },
    signOut: async (id) => {
      await query('delete from auth."session" where "userId" = $1', [id])
    },
  }
}
