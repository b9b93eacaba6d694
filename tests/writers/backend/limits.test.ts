import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEmbedded } from '../../../src/lab/engines/embedded.ts'
import type { Lab } from '../../../src/lab/lab.ts'
import { TABLES, limitsSql } from './limited.ts'

let lab: Lab
beforeAll(async () => {
  lab = await openEmbedded()
  await lab.execute(TABLES)
  for (const sql of limitsSql()) await lab.execute(sql)
}, 60_000)
afterAll(() => lab.close())

const booked = (owner: number, event: number, more = ''): Promise<void> =>
  lab.execute(
    `INSERT INTO bookings (owner_id, event_id, starts_at, status) VALUES (${owner}, ${event}, now(), 'asked')${more}`,
  )

test('as many as there may be, and one more is refused with what is said of it', async () => {
  await booked(1, 1)
  await booked(1, 2)
  await expect(booked(1, 3)).rejects.toThrow('There may be at most 2 bookings like this per owner.')
  await booked(2, 1)
})

test('what was called off, or deleted, takes no place; what comes back does', async () => {
  await lab.execute(`UPDATE bookings SET status = 'off' WHERE owner_id = 1 AND event_id = 1`)
  await booked(1, 4)
  const back = lab.execute(`UPDATE bookings SET status = 'asked' WHERE owner_id = 1 AND event_id = 1`)
  await expect(back).rejects.toThrow('at most 2 bookings')
  await lab.execute(`UPDATE bookings SET deleted_at = now() WHERE owner_id = 1 AND event_id = 2`)
  await booked(1, 5)
})

test('the number stands in the row above, and a place that is held is kept when it becomes less', async () => {
  await lab.execute(`INSERT INTO events VALUES (9, 1)`)
  await booked(3, 9)
  await expect(booked(4, 9)).rejects.toThrow('There may be no more bookings like this per event than its capacity.')
  await lab.execute(`UPDATE events SET capacity = 0 WHERE id = 9`)
  await lab.execute(`UPDATE bookings SET status = 'held' WHERE event_id = 9`)
})

test('within a day they are counted by the day', async () => {
  const noted = (day: string): Promise<void> =>
    lab.execute(`INSERT INTO notes (owner_id, created_at) VALUES (1, '${day}')`)
  await noted('2030-01-01 23:00Z')
  await expect(noted('2030-01-01 01:00Z')).rejects.toThrow('There may be at most 1 note per owner and day.')
  await noted('2030-01-02 00:00Z')
})
