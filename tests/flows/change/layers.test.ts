import { expect, test } from 'vitest'
import { asked, linesOf, proposed } from './changed.ts'
import { WRAPPED } from './wrapped.ts'

test('what bodies hold is as much a body, and asks nobody for what may be left out', async () => {
  const change = await proposed(WRAPPED, asked({ place: 'str(..80)?' }))
  const schemas = change.patch.find(({ path }) => path === 'app/schemas.py')?.after
  expect(schemas?.match(/place: .*/g)).toEqual([
    'place: str | None = Field(None, max_length=80)',
    'place: str | None = Field(None, max_length=80)',
    'place: str | None',
  ])
  // Plain data checks nothing.
  const records = change.patch.find(({ path }) => path === 'app/records.py')?.after
  expect(records?.match(/place: .*/g)).toEqual(['place: str | None', 'place: str | None = None', 'place: str | None'])
  expect(change.unwanted).toEqual([])
})

test('classes whose order matters get what may be left out at their end, where somebody leaves it out', async () => {
  const { patch } = await proposed(WRAPPED, asked({ urgent: 'bool = false' }))
  const records = patch.find(({ path }) => path === 'app/records.py')?.after
  expect(records).toContain('    notes: str\n    urgent: bool\n    late: bool\n')
  expect(records).toContain('    labels: list[str]\n    urgent: bool = False\n')
  expect(records).toContain('    notes: str | None\n    urgent: bool | None\n')
})

test('statements that name columns one by one name the new one as well, where rows are read by name', async () => {
  const change = await proposed(WRAPPED, asked({ urgent: 'bool = false' }))
  expect(linesOf(change, 'app/store.py').added).toEqual([
    '    statement = insert(Task).values(owner_id=owner_id, title=new.title, notes=new.notes, urgent=new.urgent).returning(Task)',
    '    if changed.urgent is not None:',
    '        statement = statement.values(urgent=changed.urgent)',
    '        Task.urgent.label("urgent"),',
    '        Task.urgent,',
    '    return TaskRecord(id=row.id, title=row.title, notes=row.notes, urgent=row.urgent, late=False)',
  ])
  expect(linesOf(change, 'app/models.py').added).toContain('        return told(self, "title", "notes", "urgent")')
  // Rows that are taken apart by their order would not fit any more.
  expect(change.unknown).toEqual([expect.stringMatching(/app\/store\.py:\d+ names columns one by one/)])
})
