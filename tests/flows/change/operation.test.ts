import { expect, test } from 'vitest'
import { readRequest } from '../../../src/readers/request/index.ts'
import { asked, linesOf, proposed } from './changed.ts'
import { CLASSIC, ONE_MODULE, type Repository } from './repositories.ts'
import { WRAPPED } from './wrapped.ts'

const TESTED: Repository = {
  ...CLASSIC,
  'tests/test_tasks.py': `from fastapi.testclient import TestClient

from app.main import app

client = TestClient(app)


def test_update_task(task):
    data = {'title': 'other'}
    response = client.patch(f'/tasks/{task.id}', json=data)
    assert response.status_code == 200
    content = response.json()
    assert content['id'] == task.id
    assert content['title'] == data['title']


def test_update_missing_task():
    response = client.patch('/tasks/999', json={'title': 'other'})
    assert response.status_code == 404
`,
}

test('an operation is the one that changes a row, with its body made there', async () => {
  const change = await proposed(CLASSIC, asked({ archived: 'bool = false' }, ['archive']))
  expect(change.patch.find(({ path }) => path === 'app/main.py')?.after).toContain(`

@app.post('/tasks/{task_id}/archive', response_model=schemas.TaskOut)
def archive_task(task_id: int, db: Session = Depends(get_db)):
    task = schemas.TaskUpdate(archived=True)
    db_task = crud.get_task(db, task_id)
    if db_task is None:
        raise HTTPException(status_code=404, detail='Task not found')
    return crud.update_task(db, db_task, task)
`)
  expect(change.differences).toContain('+ operation POST /tasks/{task_id}/archive')
  expect(change.unwanted).toEqual([])
})

test('the tests of the sibling ask the same of it', async () => {
  const change = await proposed(TESTED, asked({ archived: 'bool = false' }, ['archive']))
  expect(
    change.patch
      .find(({ path }) => path === 'tests/test_tasks.py')
      ?.after.split('\n')
      .slice(19),
  ).toEqual([
    '',
    '',
    'def test_archive_task(task):',
    "    response = client.post(f'/tasks/{task.id}/archive')",
    '    assert response.status_code == 200',
    '    content = response.json()',
    "    assert content['id'] == task.id",
    "    assert content['archived'] is True",
    '',
    '',
    'def test_archive_missing_task():',
    "    response = client.post('/tasks/999/archive')",
    '    assert response.status_code == 404',
    '',
  ])
})

test('where tests of a sibling are missing, that is said', async () => {
  const change = await proposed(CLASSIC, asked({ archived: 'bool = false' }, ['archive']))
  expect(change.unknown).toContainEqual(expect.stringContaining('no test asks PATCH /tasks/{task_id} alone'))
})

test('a verb that no column is called after is asked about', async () => {
  const change = await proposed(ONE_MODULE, asked({ stage: 'todo|doing|urgent = todo' }, ['escalate']))
  expect(change.differences.filter((one) => one.includes('operation'))).toEqual([])
  expect(change.questions.map(({ id }) => id)).toEqual(['effect/tasks.escalate'])
  expect(change.unwritten).toEqual(['what `escalate` changes in tasks is not known: the operation is not written'])
})

test('where no column could hold what is done, the field that is missing is named', async () => {
  const change = await proposed(CLASSIC, asked({}, ['archive']))
  expect(change.patch).toEqual([])
  expect(change.unwritten).toEqual([
    'no column of tasks could hold that somebody did `archive`: the operation is not written, and would be beside a field for it (`archived: bool = false`)',
  ])
})

test('what somebody answers is what it changes, a value of a choice among them', async () => {
  const request = asked({ stage: 'todo|doing|urgent = todo' }, ['escalate'])
  const { questions } = await proposed(ONE_MODULE, request)
  expect(questions[0]?.answers.map(({ name }) => name)).toContain('stage=urgent')
  const change = await proposed(ONE_MODULE, request, { 'effect/tasks.escalate': 'stage=urgent' })
  expect(change.differences).toContain('+ operation POST /tasks/{task_id}/escalate')
  expect(change.questions.map(({ id }) => id)).toContain('effect/tasks.escalate')
})

test('a time is set as the program asks for the time', async () => {
  const change = await proposed(ONE_MODULE, asked({ closed_at: 'datetime?' }, ['close']))
  expect(linesOf(change, 'app/main.py').added).toEqual(
    expect.arrayContaining([
      'from datetime import UTC, datetime',
      '@app.post("/tasks/{task_id}/close", response_model=TaskPublic)',
      '    task.closed_at = datetime.now(UTC)',
    ]),
  )
  expect(change.unwanted).toEqual([])
})

test('what is asked of a field that is there, and what is no field and no operation, is said and not done', async () => {
  const request = asked({ title: 'str(1..200)' })
  const [subject] = request.subjects
  const changed = {
    ...request,
    subjects: [
      { ...subject!, fields: [{ ...subject!.fields[0]!, name: 'name', change: 'renamed' as const, was: 'title' }] },
    ],
    capabilities: [{ name: 'history' as const, of: 'Task', from: { text: 'status history', start: 0, end: 14 } }],
  }
  const { patch, unwritten } = await proposed(ONE_MODULE, changed)
  expect(patch).toEqual([])
  expect(unwritten).toEqual([
    'tasks.title (app/models.py:6) is to be renamed to name: that is not written here, and nothing else of it is',
    '"status history": history of Task is not written into a repository that is there',
  ])
})

test('a body in a body is made as it is received, and its tests ask without one', async () => {
  const change = await proposed(WRAPPED, asked({ archived: 'bool = false' }, ['archive']))
  expect(change.patch.find(({ path }) => path === 'app/main.py')?.after).toContain(`

@app.post("/tasks/{task_id}/archive", response_model=TaskResponse, summary="Archive a task", name="tasks:archive")
def archive_task(task_id: int, session: Sessions) -> TaskResponse:
    """
    Archive a task.
    """
    payload = ChangedTaskRequest(task=ChangedTaskData(archived=True))
    return TaskResponse.of(
`)
  expect(linesOf(change, 'app/main.py').added).toContain('    ChangedTaskData,')
  expect(change.patch.find(({ path }) => path === 'tests/test_tasks.py')?.after).toContain(`

def test_user_can_archive_own_task(client, task) -> None:
    response = client.post(url=f"/tasks/{task.id}/archive")
    assert response.status_code == 200
    assert response.json()["task"]["archived"] is True


def test_what_the_runner_is_asked(mocker) -> None:
`)
  expect(change.unwanted).toEqual([])
})

test('an operation is what a request in words asks of a thing, and what is there already is said', async () => {
  const spoken = readRequest('Staff can archive tasks. Tasks get an archived flag.', null).capabilities
  expect(spoken.map(({ name, of }) => [name, of])).toEqual([['operation', 'Task.archive']])
  const request = { ...asked({ archived: 'bool = false' }), capabilities: spoken }
  const change = await proposed(CLASSIC, request)
  expect(change.differences).toContain('+ operation POST /tasks/{task_id}/archive')
  const main = change.patch.find(({ path }) => path === 'app/main.py')!.after!
  const again = await proposed({ ...CLASSIC, 'app/main.py': main }, { ...asked({}), capabilities: spoken })
  expect(again.patch).toEqual([])
  expect(again.unwritten).toEqual([
    'POST /tasks/{task_id}/archive is there already: `Staff can archive tasks` brings nothing new',
  ])
})
