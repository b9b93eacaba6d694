import { join } from 'node:path'
import { expect, test } from 'vitest'
import { change } from '../../../src/flows/change.ts'
import { silent } from '../../../src/kernel/progress.ts'
import { root } from '../../architecture/imports.ts'
import { asked, laid } from './changed.ts'
import { CLASSIC, ONE_MODULE } from './repositories.ts'

const AT = new Date('2025-06-01T12:00:00.123Z')

test('the revision is called and written as its neighbours are, and leads there and back', async () => {
  const request = { request: asked({ urgent: 'bool = false' }), entries: [], environment: {}, cache: false, at: AT }
  const made = await change({ directory: laid(CLASSIC), ...request }, silent)
  const file = made.patch.find(({ before }) => before === null)
  expect(file?.path).toMatch(/^alembic\/versions\/2025_06_01-[0-9a-f]{12}_add_urgent_to_tasks\.py$/)
  expect(file?.after).toContain(`"""add urgent to tasks

Revision ID: ${file?.path.slice(28, 40)}
Revises: 0a1b2c3d4e5f
Create Date: 2025-06-01 12:00:00.123000

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision: str = '${file?.path.slice(28, 40)}'
down_revision: Union[str, None] = '0a1b2c3d4e5f'
`)
  expect(made.checks).toMatchObject({ broken: [], unwanted: [], traced: true })
  expect(made.migration?.statements).toEqual([
    { sql: expect.stringContaining('ADD COLUMN urgent BOOLEAN'), lock: 'AccessExclusive on tasks', rewrites: false },
  ])
  expect(made.checks.findings.filter(({ severity }) => severity !== 'info')).toEqual([])
})

test('revisions that are counted go on being counted', async () => {
  const request = { request: asked({ place: 'str(..80)?' }), entries: [], environment: {}, cache: false, at: AT }
  const made = await change({ directory: laid(ONE_MODULE), ...request }, silent)
  expect(made.patch.map(({ path }) => path)).toContain('alembic/versions/0002_add_place_to_tasks.py')
  expect(made.checks).toMatchObject({ broken: [], unwanted: [], traced: true })
})

test('several columns go in the other order than they came', async () => {
  const fields = { place: 'str(..80)?', urgent: 'bool = false' }
  const request = { request: asked(fields), entries: [], environment: {}, cache: false, at: AT }
  const made = await change({ directory: laid(CLASSIC), ...request }, silent)
  const file = made.patch.find(({ before }) => before === null)
  expect(
    file?.after.match(/(add|drop)_column\([^)]*'(place|urgent)'/g)?.map((one) => one.replace(/\(.*'(\w+)'$/, ' $1')),
  ).toEqual(['add_column place', 'add_column urgent', 'drop_column urgent', 'drop_column place'])
  expect(made.checks.traced).toBe(true)
})

test('what a review finds where a resource was learned from is told apart from what is new', async () => {
  const subject = { ...asked({ title: 'str(1..80)', city: 'str(1..80)' }).subjects[0]!, name: 'Publisher', table: null }
  const made = await change(
    {
      directory: join(root, 'examples/bookshop'),
      request: { ...asked({}), subjects: [subject] },
      entries: [],
      environment: {},
      cache: false,
      at: AT,
    },
    silent,
  )
  expect(made.checks).toMatchObject({ broken: [], unwanted: [], traced: true })
  expect(made.checks.learned.map(({ rule }) => rule)).toContain('api/errors-undocumented')
  expect(made.checks.findings.filter((one) => !made.checks.learned.includes(one))).toEqual([])
})
