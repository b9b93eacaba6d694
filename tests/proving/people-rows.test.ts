import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEmbedded } from '../../src/lab/engines/embedded.ts'
import type { Lab } from '../../src/lab/lab.ts'
import { insertRow } from '../../src/proving/people/rows.ts'

let lab: Lab

beforeAll(async () => {
  lab = await openEmbedded([])
  await lab.execute(`
    CREATE TYPE size AS ENUM ('small', 'large');
    CREATE TABLE houses (id uuid PRIMARY KEY, name varchar(8) NOT NULL UNIQUE);
    CREATE TABLE "people" (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      email text NOT NULL,
      house_id uuid NOT NULL REFERENCES houses (id),
      size size NOT NULL,
      kind varchar(16) NOT NULL CHECK (kind IN ('guest', 'host')),
      tags text[] NOT NULL,
      details jsonb NOT NULL,
      born date NOT NULL,
      "emailVerified" boolean NOT NULL,
      note text,
      made_at timestamptz NOT NULL DEFAULT now()
    )`)
})

afterAll(() => lab.close())

test('a row is made with all it cannot be without, the rows it points to among them', async () => {
  const first = await insertRow(lab.query, 'people', { email: 'a@example.com' })
  expect(first).toMatchObject({ id: 1, email: 'a@example.com', size: 'small', kind: 'guest', tags: [], note: null })
  await insertRow(lab.query, 'people', { email: 'b@example.com', house_id: first['house_id'] })
  await insertRow(lab.query, 'people', { email: 'c@example.com' })
  const [houses] = await lab.query<{ n: number }>('select count(*)::int as n from houses')
  expect(houses?.n).toBe(2)
})

test('what is given wins, null among it, and what cannot be is refused as the server says', async () => {
  const row = await insertRow(lab.query, 'people', { email: 'd@example.com', kind: 'host', note: null })
  expect(row).toMatchObject({ kind: 'host' })
  await expect(insertRow(lab.query, 'people', { email: 'e@example.com', kind: 'neither' })).rejects.toThrow(/check/)
})
