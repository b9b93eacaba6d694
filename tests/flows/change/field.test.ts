import { expect, test } from 'vitest'
import { asked, linesOf, proposed } from './changed.ts'
import { CLASSIC, LAYERED, ONE_MODULE } from './repositories.ts'

test('a field stands wherever its neighbour is declared and copied, and nowhere else', async () => {
  const change = await proposed(CLASSIC, asked({ place: 'str(..80)?' }))
  expect(linesOf(change, 'app/models.py')).toEqual({
    added: ['    place = Column(String(80), nullable=True)'],
    gone: [],
  })
  expect(change.patch.find(({ path }) => path === 'app/schemas.py')?.after.match(/place: .*/g)).toEqual([
    'place: Optional[str] = Field(default=None, max_length=80)',
    'place: Optional[str] = Field(default=None, max_length=80)',
    'place: Optional[str]',
  ])
  expect(linesOf(change, 'app/crud.py').added).toEqual([
    '    db_task = models.Task(title=task.title, notes=task.notes, owner_id=owner_id, place=task.place)',
    '    if task.place is not None:',
    '        db_task.place = task.place',
    "    return {'id': task.id, 'title': task.title, 'notes': task.notes, 'place': task.place}",
  ])
  expect(change.unwanted).toEqual([])
  expect(change.broken).toEqual([])
  // Names of columns in a list may be anything.
  expect(change.unknown).toEqual([expect.stringMatching(/app\/crud\.py:\d+ lists columns by name/)])
})

test('where a table and its schemas stand on one base, the base says the field', async () => {
  const change = await proposed(ONE_MODULE, asked({ urgent: 'bool = false' }))
  expect(linesOf(change, 'app/models.py').added).toEqual([
    '    urgent: bool = Field(default=False, sa_column_kwargs={"server_default": "false"})',
    '    urgent: bool = False',
  ])
  expect(change.differences).toEqual([
    '+ column tasks.urgent',
    '+ field TaskCreate.urgent',
    '+ field TaskPublic.urgent',
    '+ field TaskUpdate.urgent',
  ])
  expect(change.unwanted).toEqual([])
})

test('a mixin of several tables is no place for a field of one', async () => {
  const change = await proposed(LAYERED, asked({ subtitle: 'str(..300)?' }))
  expect(change.patch.map(({ path }) => path)).toEqual(['app/main.py', 'app/models/task.py', 'app/schemas/task.py'])
  expect(linesOf(change, 'app/models/task.py').added).toEqual([
    '    subtitle: Mapped[str | None] = mapped_column(String(300))',
  ])
  expect(linesOf(change, 'app/main.py').added).toEqual([
    '    task = Task(label=body.label, title=body.title, subtitle=body.subtitle, project_id=1)',
  ])
  expect(change.unwanted).toEqual([])
})

test('a choice is written as the choices of siblings are', async () => {
  const change = await proposed(LAYERED, asked({ priority: 'low|high = low' }))
  expect(linesOf(change, 'app/models/project.py').added).toEqual(
    expect.arrayContaining(['class TaskPriority(StrEnum):', '    LOW = "low"', '    HIGH = "high"']),
  )
  expect(linesOf(change, 'app/models/task.py').added).toEqual([
    'from app.models.project import Project, TaskPriority',
    '    priority: Mapped[TaskPriority] = mapped_column(',
    '        String(20), default=TaskPriority.LOW, server_default="low"',
    '    )',
  ])
  expect(change.unwanted).toEqual([])
})

test('what rows hold that are there already is asked, and answered as usual until somebody does', async () => {
  const request = asked({ urgent: 'bool' })
  const usual = await proposed(ONE_MODULE, request)
  expect(usual.questions.map(({ id, usual: answer }) => [id, answer])).toEqual([['value/tasks.urgent', 'false']])
  const answered = await proposed(ONE_MODULE, request, { 'value/tasks.urgent': 'optional' })
  expect(linesOf(answered, 'app/models.py').added).toContain('    urgent: bool | None = None')
  expect(linesOf(answered, 'app/models.py').added).not.toContain(expect.stringContaining('server_default'))
})

test('what cannot be written is said, and nothing is written', async () => {
  const change = await proposed(ONE_MODULE, asked({ title: 'str', cover: 'file(png)', size: 'huge', date: 'date?' }))
  expect(change.patch).toEqual([])
  expect(change.unwritten).toEqual([
    'tasks.title is there already',
    'tasks.cover: a file is no column that siblings teach',
    'the type `huge` of tasks.size cannot be read',
    'tasks.date: in a class of Python a field called `date` hides the type it has; it has to be called otherwise, as `made_on`',
  ])
})
