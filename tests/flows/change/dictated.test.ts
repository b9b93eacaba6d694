import { expect, test } from 'vitest'
import { asked, linesOf, proposed } from './changed.ts'
import { DICTATED } from './dictated.ts'

test('what an assistant fills is asked for nothing more, and what is said in words of others neither', async () => {
  const change = await proposed(DICTATED, asked({ urgent: 'bool = false' }))
  expect(change.patch.map(({ path }) => path)).toEqual(['app/models.py', 'app/schemas.py'])
  expect(change.unknown).toEqual([
    expect.stringMatching(/app\/assistant\.py:5 hands on `title=dictated\.title`; `urgent` is not handed on there/),
    expect.stringMatching(/app\/page\.py:8 tells `title` in words of others; `urgent` is not told there/),
    'docs/openapi.json keeps the contract as the application publishes it: it has to be made anew there',
  ])
  expect(change.unwanted).toEqual([])
})

test('what is made here as well is filled here', async () => {
  const made = '\n\ndef spare() -> DictatedTask:\n    return DictatedTask(title="rest", notes=None)\n'
  const files = { ...DICTATED, 'app/assistant.py': DICTATED['app/assistant.py']! + made }
  const change = await proposed(files, asked({ urgent: 'bool = false' }))
  const schemas = change.patch.find(({ path }) => path === 'app/schemas.py')?.after
  expect(schemas).toMatch(/class DictatedTask\(Dictated\):[\s\S]*    urgent: bool = Field\(.*description="Urgent"\)/)
})

test('a class called after two tables is of the one it ends with, and one that tells rows holds what they hold', async () => {
  const change = await proposed(DICTATED, asked({ urgent: 'bool = false' }))
  const schemas = change.patch.find(({ path }) => path === 'app/schemas.py')?.after
  expect(schemas).toContain('class TaskLabel(BaseModel):\n    title: str\n    notes: str | None = None\n\n')
  expect(linesOf(change, 'app/schemas.py').added).toEqual(['    urgent: bool = False'])
})

test('a handler that takes nothing any more says nothing of it', async () => {
  const change = await proposed(DICTATED, asked({ urgent: 'bool = false' }, ['pause']), {
    'effect/tasks.pause': 'urgent',
  })
  expect(linesOf(change, 'app/main.py').added).toContain('    """Pauses a task by its id."""')
})
