import { createHash } from 'node:crypto'
import { openEmbedded } from '../../../src/lab/engines/embedded.ts'

/** The tables of one shop, on a server of its own. */
export interface Store {
  query<Row = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]): Promise<readonly Row[]>
  close(): Promise<void>
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

export async function openStore(): Promise<Store> {
  const lab = await openEmbedded()
  await lab.execute(`${tables}; ${immutable}`)
  return lab
}

const tables = `
  create table users (id uuid primary key default gen_random_uuid(), email text unique not null, name text, password_hash text not null,
    role text not null default 'user', is_active boolean not null default true, tenant_id uuid not null default gen_random_uuid());
  create table sessions (id uuid primary key default gen_random_uuid(), user_id uuid not null);
  create table refresh_tokens (token text primary key, session_id uuid not null, user_id uuid not null, used boolean not null default false,
    ends_at timestamptz not null default now() + interval '30 days');
  create table resets (token text primary key, user_id uuid not null);
  create table links (token text primary key, user_id uuid not null, ends_at timestamptz not null default now() + interval '15 minutes');
  create table projects (id uuid primary key default gen_random_uuid(), slug text not null unique, owner_id uuid not null, tenant_id uuid not null);
  create table notes (id uuid primary key default gen_random_uuid(), title text not null, body text, rating integer, due timestamptz,
    owner_id uuid not null, project_id uuid);
  create table tickets (id uuid primary key default gen_random_uuid(), title text, stock integer);
  create table api_keys (id uuid primary key default gen_random_uuid(), key_digest text, scopes text[]);
  create table audit_log (id bigserial primary key, event text not null, prev_hash text, hash text not null)`

const immutable = `
  create function refuse() returns trigger language plpgsql as $$ begin raise exception 'the audit log is only added to'; end $$;
  create trigger audit_only_grows before update or delete on audit_log for each row execute function refuse()`
