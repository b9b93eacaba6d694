import { backendStatements } from '../../../src/writers/backend/index.ts'
import { designOf } from './design.ts'

/** A blueprint with limits of every kind, and its tables by hand. */
export const LIMITED = `architect: 1
app: limited
auth: { provider: builtin, roles: admin > member }
resources:
  User:
    fields: { email: email unique, role: role = member set by admin }
    access: { read: self, write: self }
  Event:
    fields: { capacity: int }
    access: { read: member, create: admin, write: admin }
  Booking:
    traits: [soft-delete]
    fields: { owner: -> User = me set by server, event: -> Event, starts_at: datetime, note: str(0..9) = '', status: asked|held|off = asked }
    access: { read: owner, create: member, write: owner }
    limits: [2 per owner where status != off and note != '$$', event.capacity per event where status = asked|held]
  Note:
    traits: [timestamps]
    fields: { owner: -> User = me set by server }
    access: { read: owner, create: member, write: owner }
    limits: [1 per owner and day of created_at]
`

export const TABLES = `
CREATE TABLE events (id int PRIMARY KEY, capacity int);
INSERT INTO events SELECT n, 100 FROM generate_series(1, 8) n;
CREATE TABLE bookings (id serial PRIMARY KEY, owner_id int, event_id int, starts_at timestamptz, note text DEFAULT '', status text, deleted_at timestamptz);
CREATE TABLE notes (id serial PRIMARY KEY, owner_id int, created_at timestamptz);
`

/** What the server is told of the limits. */
export const limitsSql = (): readonly string[] =>
  backendStatements(designOf(LIMITED)).flatMap((one) => ('sql' in one && /\bmost_/.test(one.sql) ? [one.sql] : []))
