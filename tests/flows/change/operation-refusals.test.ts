import { expect, test } from 'vitest'
import { asked, proposed } from './changed.ts'
import { ONE_MODULE, type Repository } from './repositories.ts'

const MAIN = 'app/main.py'

const UPDATE = `    task = session.get(Task, task_id)
    if task is None:
        raise HTTPException(status_code=404, detail="Task not found")
    # Everybody may change the title; owners may change anything
    is_owner = task.owner_id == 1
    if task.owner_id < 0:
        raise HTTPException(status_code=403, detail="Not allowed to update this task")
    data = body.model_dump(exclude_unset=True)

    # Notes are the owner's
    if not is_owner:
        restricted = {"notes"}
        if restricted & data.keys():
            raise HTTPException(status_code=403, detail="Only owners can change notes")

    for key, value in data.items():
        setattr(task, key, value)

    session.commit()
    return task
`

const withUpdate = (update: string): Repository => {
  const main = ONE_MODULE[MAIN]!
  return { ...ONE_MODULE, [MAIN]: main.slice(0, main.indexOf('    task = session.get')) + update }
}

/** What the new operation does. */
async function archiveIn(update: string): Promise<string> {
  const change = await proposed(withUpdate(update), asked({ archived: 'bool = false' }, ['archive']))
  const after = change.patch.find(({ path }) => path === MAIN)?.after ?? ''
  return after.slice(after.indexOf('def archive_task'))
}

test('what refuses other fields is not asked where one is set, and refusals speak of what is done', async () => {
  expect(await archiveIn(UPDATE)).toBe(`def archive_task(task_id: int, session: Session = Depends(get_session)):
    task = session.get(Task, task_id)
    if task is None:
        raise HTTPException(status_code=404, detail="Task not found")
    if task.owner_id < 0:
        raise HTTPException(status_code=403, detail="Not allowed to archive this task")

    task.archived = True

    session.commit()
    return task
`)
})

test('where nothing lays out a file, no empty lines are left of what is gone', async () => {
  const main = withUpdate(UPDATE)[MAIN]!.replace('FastAPI()', 'FastAPI( )')
  const change = await proposed({ ...ONE_MODULE, [MAIN]: main }, asked({ archived: 'bool = false' }, ['archive']))
  const after = change.patch.find(({ path }) => path === MAIN)?.after ?? ''
  expect(after.slice(after.indexOf('def archive_task'))).toContain('this task")\n\n    task.archived = True\n\n')
})

test('what refuses the field that is set is asked', async () => {
  const handed = await archiveIn(UPDATE.replace('{"notes"}', '{"notes", "archived"}'))
  expect(handed).toContain('body = TaskUpdate(archived=True)')
  expect(handed).toContain('if restricted & data.keys():')
})

test('what does more than refusing is done', async () => {
  const counted = UPDATE.replace(
    '        restricted = {"notes"}',
    '        session.begin()\n        restricted = {"notes"}',
  )
  expect(await archiveIn(counted)).toContain('session.begin()')
})

test('a condition on a field of its own goes with it', async () => {
  const plain = UPDATE.replace(
    / {4}# Notes are[^]*?notes"\)\n/,
    '    if "notes" in data and task.owner_id != 1:\n        raise HTTPException(status_code=403)\n',
  )
  expect(await archiveIn(plain)).not.toContain('in data')
})
