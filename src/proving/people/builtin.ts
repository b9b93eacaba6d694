import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { quoted } from '../../sql/identifiers.ts'
import type { Enrolled, People, Standing } from '../target.ts'
import type { DescribedAccounts } from './described.ts'
import { type Query, insertRow } from './rows.ts'

/** A password, and what the backend keeps of it. */
export interface Password {
  readonly text: string
  readonly hash: string
}

export interface Means {
  readonly query: Query
  readonly password: () => Promise<Password>
  /** Runs Python of the backend, with its settings. */
  readonly work: (code: string) => Promise<void>
}

/** The job that erases whoever left long enough ago, once. */
const ERASING = `import asyncio
from app.accounts.leaving import erase_due
from app.background.job import Job
from app.core.ids import uuid7
asyncio.run(erase_due(Job(uuid7(), "erase_leaving", {}, 1)))`

const LINK_LASTS = 15 * 60_000

/** What a mail would say, of which only a hash is kept. */
async function linkFor(query: Query, id: unknown, email: string): Promise<string> {
  await insertRow(query, 'credentials', { user_id: id, verified_at: new Date() })
  const secret = randomBytes(32).toString('base64url')
  const hash = createHash('sha256').update(secret).digest()
  const ends = new Date(Date.now() + LINK_LASTS)
  await insertRow(query, 'one_time_tokens', { hash, user_id: id, purpose: 'sign_in', email, ends_at: ends })
  return secret
}

/** People of a backend that keeps accounts itself: their rows are made as it would, and they sign in by the front door. */
export function builtinPeople({ query, password, work }: Means, accounts: DescribedAccounts): People {
  const { roleColumn, roles, tenant, ordinary, byLink } = accounts
  const table = quoted(accounts.table)
  const credential = `user_id = (select id from ${table} where lower(email) = lower($1))`
  return {
    issues: true,
    table: accounts.table,
    highest: roles[0] ?? null,
    async enrol(as: Standing = {}): Promise<Enrolled> {
      const role = as.role ?? ordinary
      const email = `caller-${randomUUID().slice(0, 13)}@example.com`
      const { id } = await insertRow(query, table, {
        email,
        ...(roleColumn !== null && role !== null && { [roleColumn]: role }),
        ...(tenant !== null && as.tenant !== undefined && { [tenant.column]: as.tenant }),
      })
      const known = { id: String(id), role, email, headers: null }
      if (byLink) return { ...known, password: null, link: await linkFor(query, id, email) }
      const { text, hash } = await password()
      await insertRow(query, 'credentials', { user_id: id, password_hash: hash, verified_at: new Date() })
      return { ...known, password: text }
    },
    admit: async (email) => {
      await query(`update credentials set verified_at = now() where verified_at is null and ${credential}`, [email])
    },
    shutOut: async (id) => {
      await query('update credentials set disabled_at = now() where user_id::text = $1', [id])
    },
    ...(accounts.erasedLater && {
      erase: async (id: string) => {
        await query(`update leavings set due_at = now() - interval '1 second' where user_id::text = $1`, [id])
        await work(ERASING)
      },
    }),
    signOut: async (id) => {
      await query('update sign_ins set revoked_at = now() where user_id::text = $1', [id])
    },
  }
}
