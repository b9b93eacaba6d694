import { expect, test } from 'vitest'
import { asked, linesOf, proposed } from './changed.ts'
import { ONE_MODULE, type Repository } from './repositories.ts'

/** The classes that say a field which has to hold something, with what they say. */
async function urgentIn(files: Repository): Promise<readonly string[]> {
  const change = await proposed(files, asked({ urgent: 'bool = false' }))
  expect(change.unwanted).toEqual([])
  const after = change.patch.find(({ path }) => path === 'app/models.py')?.after ?? ''
  return after.split('\nclass ').flatMap((of) => {
    const said = /^ {4}urgent: (?<said>[^(\n]*)/m.exec(of)?.groups?.['said']
    return said === undefined ? [] : [`${/^\w+/.exec(of)![0]}: ${said}`]
  })
}

const changed = (path: string, ...edits: readonly (readonly [from: string, to: string])[]): Repository => {
  const text = edits.reduce((now, [from, to]) => {
    expect(now).toContain(from)
    return now.replace(from, to)
  }, ONE_MODULE[path]!)
  return { ...ONE_MODULE, [path]: text }
}

const MAIN = 'app/main.py'
const MODELS = 'app/models.py'
const DUMP = 'exclude_unset=True'

test('where only what somebody said is put into a row, a field that is never empty cannot be said to be', async () => {
  expect(await urgentIn(ONE_MODULE)).toEqual(['TaskBase: bool = Field', 'TaskUpdate: bool = False'])
})

test('where what is empty is left out, or all is put into the row, a field may be empty to be left out', async () => {
  const may = ['TaskBase: bool = Field', 'TaskUpdate: bool | None = None']
  expect(await urgentIn(changed(MAIN, [DUMP, 'exclude_none=True']))).toEqual(may)
  expect(await urgentIn(changed(MAIN, [DUMP, `${DUMP}, exclude_defaults=True`]))).toEqual(may)
  expect(await urgentIn(changed(MAIN, [`body.model_dump(${DUMP})`, 'body']))).toEqual(may)
})

test('a field that is never empty, and may be said to be, is followed by one like it', async () => {
  const files = changed(
    MODELS,
    ['class TaskCreate', '    done: bool = False\n\n\nclass TaskCreate'],
    ['class Task(TaskBase', '    done: bool | None = None\n\n\nclass Task(TaskBase'],
  )
  expect(await urgentIn(files)).toEqual(['TaskBase: bool = Field', 'TaskUpdate: bool | None = None'])
})

test('the same class of another table shows as well that such a field may be empty', async () => {
  const person = `class PersonUpdate(SQLModel):
    active: bool | None = None


class Person(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    active: bool = True


class Task(TaskBase`
  expect(await urgentIn(changed(MODELS, ['class Task(TaskBase', person]))).toEqual([
    'TaskBase: bool = Field',
    'TaskUpdate: bool | None = None',
  ])
})

test('where a test sends all of the class, what it never said is no empty value, however others are', async () => {
  const other = changed(
    MODELS,
    ['class TaskCreate', '    done: bool = False\n\n\nclass TaskCreate'],
    ['class Task(TaskBase', '    done: bool | None = None\n\n\nclass Task(TaskBase'],
  )
  const sends = (dumped: string) => ({
    ...other,
    'tests/test_tasks.py': `from app.models import TaskUpdate


def test_update_task(client):
    body = TaskUpdate(title="New")
    rsp = client.patch("/tasks/1", json=body.${dumped})
    assert rsp.status_code == 200
`,
  })
  expect(await urgentIn(sends('model_dump()'))).toEqual(['TaskBase: bool = Field', 'TaskUpdate: bool = False'])
  expect(await urgentIn(sends(`model_dump(${DUMP})`))).toEqual([
    'TaskBase: bool = Field',
    'TaskUpdate: bool | None = None',
  ])
})

test('what stands on a class that says the field says nothing of its own', async () => {
  expect(await urgentIn(changed(MODELS, ['TaskUpdate(SQLModel)', 'TaskUpdate(TaskBase)']))).toEqual([
    'TaskBase: bool = Field',
  ])
})

test('a body that is told as a whole by what encodes it is told by what somebody said', async () => {
  const change = await proposed(
    changed(MAIN, [`body.model_dump(${DUMP})`, `jsonable_encoder(body, ${DUMP})`]),
    asked({ urgent: 'bool = false' }),
  )
  expect(linesOf(change, MODELS).added).toContain('    urgent: bool = False')
})
