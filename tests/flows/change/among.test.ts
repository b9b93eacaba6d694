import { expect, test } from 'vitest'
import { asked, linesOf, proposed } from './changed.ts'
import { CLASSIC, type Repository } from './repositories.ts'

const whole = (expected: string): Repository => ({
  ...CLASSIC,
  'tests/test_tasks.py': `from app.crud import as_dict


def test_a_task_is_told(task):
    assert as_dict(task) == {${expected}}
`,
})

const told = async (expected: string): Promise<readonly string[]> =>
  linesOf(await proposed(whole(expected), asked({ archived: 'bool = false' })), 'tests/test_tasks.py').added

test('a new field is told behind the plain fields that follow the one it is like', async () => {
  expect(await told("'owner_id': 1, 'title': 'Dishes', 'notes': None, 'id': 1")).toEqual([
    "    assert as_dict(task) == {'owner_id': 1, 'title': 'Dishes', 'notes': None, 'archived': False, 'id': 1}",
  ])
})

test('where fields are told by the alphabet, the new one is', async () => {
  const rows = {
    ...CLASSIC,
    'app/models.py': CLASSIC['app/models.py']!.replace('    owner_id', '    details = Column(Text)\n    owner_id'),
  }
  const files = {
    ...rows,
    'tests/test_tasks.py': whole("'details': None, 'id': 1, 'notes': None, 'owner_id': 1, 'title': 'Dishes'")[
      'tests/test_tasks.py'
    ]!,
  }
  expect(linesOf(await proposed(files, asked({ archived: 'bool = false' })), 'tests/test_tasks.py').added).toEqual([
    "    assert as_dict(task) == {'archived': False, 'details': None, 'id': 1, 'notes': None, 'owner_id': 1, 'title': 'Dishes'}",
  ])
  expect(linesOf(await proposed(files, asked({ label: 'str(..20)?' })), 'tests/test_tasks.py').added).toEqual([
    "    assert as_dict(task) == {'details': None, 'id': 1, 'label': None, 'notes': None, 'owner_id': 1, 'title': 'Dishes'}",
  ])
})
