import { expect, test } from 'vitest'
import { tryChange } from '../../../src/flows/change/try.ts'
import { silent } from '../../../src/kernel/progress.ts'
import { NO_PROOF_SETTINGS } from '../../../src/model/proof-settings.ts'
import { asked, laid, proposed } from './changed.ts'
import { CLASSIC, type Repository } from './repositories.ts'

const TESTED: Repository = {
  ...CLASSIC,
  'requirements.txt': 'fastapi\nsqlalchemy==2.0.44\npsycopg2-binary\nalembic\npytest\n',
  // Whoever calls `pytest` finds the application from here.
  'conftest.py': '',
  'tests/test_crud.py': `from app import crud, models


def test_a_row_is_told_by_its_columns():
    task = models.Task(id=1, title='one', notes=None, owner_id=1)
    assert crud.as_row(task)['title'] == 'one'
`,
}

async function tried(files: Repository) {
  const { patch } = await proposed(files, asked({ place: 'str(..80)?' }))
  // The tests ask no database.
  const settings = { ...NO_PROOF_SETTINGS, migrate: ['true'] }
  const request = { directory: laid(files), entries: [], environment: {}, settings, assumed: {}, patch }
  return tryChange(request, async () => true, silent)
}

test('tests that pass before and after say that a change holds', async () => {
  const result = await tried(TESTED)
  expect(result?.outcome, JSON.stringify(result?.before.sections, null, 1)).toBe('holds')
  expect(result?.because).toMatch(/before: held \(1 passed.*after: held \(1 passed/)
})

test('a test that counts the columns breaks by one more', async () => {
  const counted = `
def test_a_row_has_three_columns():
    assert len(crud.as_row(models.Task(id=1, title='one', notes=None, owner_id=1))) == 3
`
  const result = await tried({ ...TESTED, 'tests/test_crud.py': `${TESTED['tests/test_crud.py']}\n${counted}` })
  expect(result?.outcome).toBe('breaks')
})

test('nothing runs where it is not allowed', async () => {
  const request = { directory: laid(TESTED), entries: [], environment: {}, settings: NO_PROOF_SETTINGS, assumed: {} }
  expect(await tryChange({ ...request, patch: [] }, async () => false, silent)).toBeNull()
})
