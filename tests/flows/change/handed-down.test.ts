import { expect, test } from 'vitest'
import { asked, linesOf, proposed } from './changed.ts'
import { CLASSIC, type Repository } from './repositories.ts'

const CRUD = 'app/crud.py'

/** A row is made of what the function takes, and not of what the handler received. */
const TAKING: Repository = {
  ...CLASSIC,
  [CRUD]: CLASSIC[CRUD]!.replace(
    'def create_task(db: Session, task: schemas.TaskCreate, owner_id: int):\n    db_task = models.Task(title=task.title, notes=task.notes, owner_id=owner_id)',
    'def create_task(db: Session, title: str, notes: str | None, owner_id: int):\n    db_task = models.Task(title=title, notes=notes, owner_id=owner_id)',
  ),
  'app/main.py': CLASSIC['app/main.py']!.replace(
    /crud\.create_task\([^)]*\)/,
    'crud.create_task(db, title=task.title, notes=task.notes, owner_id=1)',
  ),
}

test('what a function takes for a row it makes, it takes of the new field as well', async () => {
  const change = await proposed(TAKING, asked({ archived: 'bool = false' }))
  expect(linesOf(change, CRUD).added).toEqual(
    expect.arrayContaining([
      'def create_task(db: Session, title: str, notes: str | None, owner_id: int, archived: bool = False):',
      '    db_task = models.Task(title=title, notes=notes, owner_id=owner_id, archived=archived)',
    ]),
  )
  expect(linesOf(change, 'app/main.py').added).toEqual([
    expect.stringContaining(
      'crud.create_task(db, title=task.title, notes=task.notes, owner_id=1, archived=task.archived)',
    ),
  ])
  expect(change.unknown).toEqual(change.unknown.filter((one) => !one.includes('handed on')))
})

test('what nobody has to hand is not taken, and that is said', async () => {
  const nobody = TAKING['app/main.py']!.replace('title=task.title, notes=task.notes, owner_id=1', '"a", None, 1')
  const change = await proposed({ ...TAKING, 'app/main.py': nobody }, asked({ archived: 'bool = false' }))
  expect(linesOf(change, CRUD).added.filter((line) => line.startsWith('def'))).toEqual([])
  expect(change.unknown.some((one) => one.includes('is not handed on there'))).toBe(true)
})
