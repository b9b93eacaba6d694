import { expect, test } from 'vitest'
import { openNative } from '../../../src/lab/engines/native.ts'
import { TABLES, limitsSql } from './limited.ts'

test('of many that come at once no more hold than there may be', async () => {
  const lab = await openNative()
  try {
    await lab.execute(TABLES)
    for (const sql of limitsSql()) await lab.execute(sql)
    const sessions = await Promise.all(Array.from({ length: 8 }, () => lab.session()))
    // Each is slow to commit, so that all have written before the first is done.
    const all = sessions.map((one, event) =>
      one.execute(
        `BEGIN; INSERT INTO bookings (owner_id, event_id, status) VALUES (1, ${event + 1}, 'asked'); SELECT pg_sleep(0.1); COMMIT`,
      ),
    )
    const done = await Promise.allSettled(all)
    const [row] = await lab.query<{ n: string }>('SELECT count(*)::text AS n FROM bookings')
    expect(row?.n).toBe('2')
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    await Promise.all(sessions.map((one) => one.close()))
  } finally {
    await lab.close()
  }
}, 120_000)
