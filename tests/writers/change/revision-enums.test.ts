import { expect, test } from 'vitest'
import type { CatalogStep } from '../../../src/model/index.ts'
import { droppedByName, enumsWithin } from '../../../src/writers/change/revision/enums.ts'

const TYPE = { schema: 'public', name: 'returnstatus', values: ['requested', 'accepted'] }
const column = (type: string) => ({ name: 'status', type, notNull: true, default: null }) as never
const created = (name: string, type: string) =>
  ({
    do: 'create table',
    table: { schema: 'public', name },
    columns: [column(type)],
    constraints: [],
  }) as never as CatalogStep
const made: CatalogStep = { do: 'create enum', type: TYPE }

test('a type of one new column is made with its table', () => {
  const { steps, as } = enumsWithin([made, created('return', 'returnstatus')])
  expect(steps.map((one) => one.do)).toEqual(['create table'])
  expect(as('op.create_table("return", sa.Column("status", sa.Text(), nullable=False))')).toBe(
    'op.create_table("return", sa.Column("status", sa.Enum("requested", "accepted", name="returnstatus"), nullable=False))',
  )
  expect(as('op.create_table("other", sa.Column("status", sa.Text()))')).toContain('sa.Text()')
})

test('a type of several columns, or of a table that is there, is made by itself', () => {
  const twice = [made, created('return', 'returnstatus'), created('refund', 'returnstatus')]
  expect(enumsWithin(twice).steps).toEqual(twice)
  expect(enumsWithin([made]).steps).toEqual([made])
})

test('it goes by its name', () => {
  expect(droppedByName('op.execute("DROP TYPE returnstatus")')).toBe(
    'sa.Enum(name="returnstatus").drop(op.get_bind(), checkfirst=False)',
  )
  expect(droppedByName('op.drop_table("return")')).toBe('op.drop_table("return")')
})
