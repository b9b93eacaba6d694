import { describe, expect, test } from 'vitest'
import { memoryTree } from '../../../src/kernel/files/memory.ts'
import { type Plan, planGeneration } from '../../../src/ledger/plan.ts'
import { loadNormaliser } from '../../../src/python/ruff/normalise.ts'
import { loadParser } from '../../../src/python/syntax/index.ts'
import { backendFiles, laidOut } from '../../../src/writers/backend/index.ts'
import { designOf } from './design.ts'
import { DESK } from '../../flows/desk.ts'

const parser = await loadParser()
const normaliser = loadNormaliser()

type Files = Readonly<Record<string, string>>
const known = new Map<string, ReturnType<typeof backendFiles>>()
const generated = (blueprint: string): ReturnType<typeof backendFiles> => {
  const files = known.get(blueprint) ?? backendFiles(designOf(blueprint), normaliser)
  known.set(blueprint, files)
  return files
}

function applied(files: Files, { changes }: Plan): Files {
  const after = new Map(Object.entries(files))
  for (const { path, after: text } of changes) {
    if (text === null) after.delete(path)
    else after.set(path, text)
  }
  return Object.fromEntries(after)
}

const build = (files: Files, blueprint: string): { readonly plan: Plan; readonly files: Files } => {
  const plan = planGeneration(parser, memoryTree(files), generated(blueprint), normaliser.tidied)
  return { plan, files: applied(files, plan) }
}

/** What somebody does to what was built: a file, and what becomes of its text. */
interface Edit {
  readonly path: string
  readonly edit: (text: string) => string
  /** Lines that must be there whatever is built afterwards. */
  readonly mine: readonly string[]
}

const after = (anchor: string, added: string) => (text: string) => {
  expect(text).toContain(anchor)
  return text.replace(anchor, () => `${anchor}${added}`)
}

const EDITS: Readonly<Record<string, Edit>> = {
  'a function of their own in a service': {
    path: 'app/services/task.py',
    edit: (text) =>
      `${text}\n\nasync def remind(task: Task) -> str:\n    """Mine."""\n    return f"mine {task.title}"\n`,
    mine: ['async def remind(task: Task) -> str:', '    return f"mine {task.title}"'],
  },
  'a line in a function that was built': {
    path: 'app/services/task.py',
    edit: after('    session.add(task)\n', '    print("mine")\n'),
    mine: ['    print("mine")'],
  },
  'a route of their own': {
    path: 'app/api/v1/endpoints/task.py',
    edit: (text) =>
      `${text}\n\n@router.get("/mine/own")\nasync def mine() -> str:\n    """Mine."""\n    return "mine"\n`,
    mine: ['@router.get("/mine/own")', 'async def mine() -> str:'],
  },
  'a property of a model': {
    path: 'app/models/task.py',
    edit: (text) =>
      text.replace(
        /(\n {4}project: Mapped\["Project"\])/,
        '\n    @property\n    def is_mine(self) -> bool:\n        """Mine."""\n        return self.weight > 3\n$1',
      ),
    mine: ['    def is_mine(self) -> bool:', '        return self.weight > 3'],
  },
  'a column of their own': {
    path: 'app/models/project.py',
    edit: after('    note: Mapped[str | None] = mapped_column(Text)\n', '    mine: Mapped[int | None]\n'),
    mine: ['    mine: Mapped[int | None]'],
  },
  'an import and a constant': {
    path: 'app/repositories/task.py',
    edit: (text) =>
      text
        .replace('from uuid import UUID\n', 'import math\nfrom uuid import UUID\n')
        .replace('ORDERS = {', 'MINE = math.pi\n\nORDERS = {'),
    mine: ['import math', 'MINE = math.pi'],
  },
  'a comment above a function': {
    path: 'app/access/task.py',
    edit: (text) => text.replace('def creatable(', '# Mine: ask Ada before this changes.\ndef creatable('),
    mine: ['# Mine: ask Ada before this changes.'],
  },
  'a decorator': {
    path: 'app/services/project.py',
    edit: (text) =>
      text
        .replace('async def create(', '@mine\nasync def create(')
        .replace('from uuid import UUID\n', 'from uuid import UUID\n\nfrom mine import mine\n'),
    mine: ['@mine', 'from mine import mine'],
  },
  'a setting of their own': {
    path: 'app/core/settings.py',
    edit: after(
      'class Settings(BaseSettings):\n    """All of them; the program does not start with one that is missing or unsafe."""\n',
      '\n    mine: int = 3\n    """What it is for."""\n',
    ),
    mine: ['    mine: int = 3', '    """What it is for."""'],
  },
  'a package they need': {
    path: 'pyproject.toml',
    edit: after('dependencies = [\n', '  "mine==1.0.0",\n'),
    mine: ['  "mine==1.0.0",'],
  },
  'a section of the README': {
    path: 'README.md',
    edit: (text) => `${text}\n## Mine\n\nHow we deploy it.\n`,
    mine: ['## Mine', 'How we deploy it.'],
  },
  'a schema with another field': {
    path: 'app/schemas/project.py',
    edit: after('    name: Text = Field(min_length=1, max_length=120)\n', '    mine: str = "mine"\n'),
    mine: ['    mine: str = "mine"'],
  },
}

/** What somebody changes in the blueprint. */
const CHANGES: Readonly<Record<string, (text: string) => string>> = {
  nothing: (text) => text,
  'a new field': (text) =>
    text.replace('      weight: int(0..9) = 0\n', '      weight: int(0..9) = 0\n      due_at: datetime?\n'),
  'a field less': (text) => text.replace('      weight: int(0..9) = 0\n', ''),
  'a longer field': (text) => text.replace('title: str(1..200)', 'title: str(1..300)'),
  'another name of a field': (text) => text.replace('      note: text?\n', '      remark: text? was note\n'),
  'another rule': (text) =>
    text.replace(
      'create: project.owner, write: project.owner',
      'create: project.owner or admin, write: project.owner or admin',
    ),
  'another state': (text) =>
    text
      .replace('todo|doing|done', 'todo|doing|stuck|done')
      .replace('doing -> done]', 'doing -> done, doing -> stuck]'),
  'another filter': (text) => text.replace('filter: [status]', 'filter: [status, project]'),
  'a first job': (text) => `${text}jobs:\n  sweep: { every: 1h }\n`,
  'a new resource': (text) =>
    `${text}  Comment:\n    fields: { task: -> Task cascade, body: text(1..500) }\n    access: { read: task.read, create: task.read, write: nobody }\n`,
}

const first = build({}, DESK).files
const CASES = Object.keys(EDITS).flatMap((edit) => Object.keys(CHANGES).map((change) => [edit, change] as const))

describe('what people edited survives what the blueprint changes', () => {
  test.each(CASES)('%s, and %s', (editName, changeName) => {
    const { path, edit, mine } = EDITS[editName]!
    const edited = { ...first, [path]: edit(first[path]!) }
    expect(edited[path]).not.toBe(first[path])
    const blueprint = CHANGES[changeName]!(DESK)
    const { plan, files } = build(edited, blueprint)
    for (const line of mine) expect(files[path]!.split('\n')).toContain(line)
    expect(plan.conflicts).toEqual([])
    for (const file of generated(blueprint).filter((one) => one.path !== path)) expect(files[file.path]).toBe(file.text)
    expect(() => laidOut({ path, owner: 'shared', text: files[path]! }, normaliser)).not.toThrow()
    expect(build(files, blueprint).plan.changes).toEqual([])
  })
})

/** Both change the same thing in different ways. */
const CLASHES: readonly (readonly [string, string, (text: string) => string, string])[] = [
  [
    'the length of a field',
    'app/schemas/task.py',
    (text) => text.replace('max_length=200)', 'max_length=250)'),
    'a longer field',
  ],
  [
    'a rule',
    'app/access/task.py',
    (text) => text.replaceAll('Project.owner_id == caller.id', 'Project.owner_id == caller.user.id'),
    'another rule',
  ],
  [
    'the states',
    'app/models/task.py',
    (text) => text.replace('    DONE = "done"', '    STUCK = "blocked"\n    DONE = "done"'),
    'another state',
  ],
]

describe('true clashes are shown, and nothing of either side is lost', () => {
  test.each(CLASHES)('%s', (_, path, edit, changeName) => {
    const edited = { ...first, [path]: edit(first[path]!) }
    expect(edited[path]).not.toBe(first[path])
    const blueprint = CHANGES[changeName]!(DESK)
    const { plan, files } = build(edited, blueprint)
    expect(plan.conflicts.map((conflict) => conflict.path)).toContain(path)
    const wanted = generated(blueprint).find((file) => file.path === path)!.text
    expect(files[path]).toMatch(/^<<<<<<< yours$[^]*^=======$[^]*^>>>>>>> generated$/m)
    const sides = files[path]!.split('\n')
    const before = first[path]!.split('\n')
    const added = [...edited[path]!.split('\n'), ...wanted.split('\n')].filter((line) => !before.includes(line))
    for (const line of added.filter((one) => !one.startsWith('from '))) expect(sides).toContain(line)
    // It is asked for once: a second build leaves what is not settled yet.
    expect(build(files, blueprint).files[path]).toBe(files[path])
  })
})

test('a file somebody deleted stays away', () => {
  const { ['app/core/once.py']: _, ...rest } = first
  const { plan, files } = build(rest, DESK)
  expect(plan.conflicts).toEqual([])
  expect(files['app/core/once.py']).toBe(undefined)
})
