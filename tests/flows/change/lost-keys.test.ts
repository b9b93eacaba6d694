import { expect, test } from 'vitest'
import type { Proposed } from '../../../src/flows/change/propose.ts'
import type { DesignRequest } from '../../../src/model/index.ts'
import { proposed } from './changed.ts'
import { HOUSEHOLD } from './household.ts'
import type { Repository } from './repositories.ts'

const WORDS = { text: '', start: 0, end: 0 }

const asked = (name: string, table: string | null, field: string, type: string, verb?: string): DesignRequest => ({
  text: '',
  intent: 'change',
  subjects: [{ name, table, from: WORDS, fields: [{ name: field, type, from: WORDS, typed: 'said' }] }],
  capabilities: verb ? [{ name: 'operation', of: `${name}.${verb}`, from: { ...WORDS, text: verb } }] : [],
  figures: [],
  unread: [],
})

const textOf = ({ patch }: Proposed, path: string): string => patch.find((one) => one.path === path)?.after ?? ''

const edited = (path: string, ...edits: readonly (readonly [from: string, to: string])[]): string =>
  edits.reduce((now, [from, to]) => {
    expect(now).toContain(from)
    return now.replace(from, to)
  }, HOUSEHOLD[path]!)

/** Chores have a helper as well, whom clients name and search by. */
const HELPED: Repository = {
  ...HOUSEHOLD,
  'household/models.py': edited(
    'household/models.py',
    [
      'lazy="selectin")\n',
      'lazy="selectin", foreign_keys="Chore.person_id")\n    helped_chores: Mapped[list["Chore"]] = relationship(init=False, foreign_keys="Chore.helper_id")\n',
    ],
    [
      '    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))\n',
      `    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    helper_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), default=None)

    helper: Mapped[Person | None] = relationship(init=False, foreign_keys=[helper_id])
`,
    ],
  ),
  'household/schemas.py': edited('household/schemas.py', [
    'class ChoreSchema(BaseModel):\n    title: str\n    room: str\n',
    'class ChoreSchema(BaseModel):\n    title: str\n    room: str\n    helper_id: int | None = None\n',
  ]),
  'household/routers/chores.py': edited(
    'household/routers/chores.py',
    ['person: CurrentPerson, chore_filter', 'person: CurrentPerson, wanted: str | None = None, chore_filter'],
    [
      '    if chore_filter.title:',
      '    if wanted:\n        query = query.filter(Chore.helper_id == wanted)\n\n    if chore_filter.title:',
    ],
    [
      '    for key, value in chore.',
      '    if {"room", "helper_id"} & chore.model_fields_set:\n        raise HTTPException(status_code=403, detail="Not yours")\n    for key, value in chore.',
    ],
  ),
}

test('what stands on a key that goes, goes with it, on both sides', async () => {
  const models = textOf(await proposed(HELPED, asked('Bill', null, 'label', 'str')), 'household/models.py')
  expect(models).toContain('class Bill:')
  expect(models.split('class Bill:')[1]).not.toContain('helper')
  expect(models).not.toContain('helped_bills')
})

test('a search in a field without an heir goes with its condition, and a set without members stays one', async () => {
  const router = textOf(await proposed(HELPED, asked('Bill', null, 'label', 'str')), 'household/routers/bills.py')
  expect(router).toContain('def list_bills(session: Db, person: CurrentPerson, bill_filter')
  expect(router).not.toContain('wanted')
  expect(router).toContain('if set() & bill.model_fields_set:')
})

test('what follows from a field that is sent is no test of what sends another one', async () => {
  const tests = `${HOUSEHOLD['tests/test_chores.py']}

def test_patch_chore(client, token):
    response = client.patch("/chores/1", headers=token, json={"title": "Dust"})
    assert response.status_code == 200


def test_nobody_changes_room(client, token):
    response = client.patch("/chores/1", headers=token, json={"room": "Hall"})
    assert response.status_code == 403


def test_finds_what_was_patched(client, token):
    client.patch("/chores/1", headers=token, json={"title": "Dust"})
    assert len(client.get("/chores/?title=Dust", headers=token).json()["chores"]) == 1
`
  const change = await proposed(
    { ...HOUSEHOLD, 'tests/test_chores.py': tests },
    asked('Chore', 'chores', 'archived', 'bool = false', 'archive'),
  )
  expect(textOf(change, 'tests/test_chores.py').match(/def test_\w*archive\w*/g)).toEqual(['def test_archive_chore'])
})

test('what a file of tests prepares is left out where nothing of it is written again', async () => {
  const visits = `import pytest

from tests.factories import ChoreFactory


@pytest.fixture
def chore_id(session):
    return ChoreFactory().id


def test_visit(chore_id):
    assert chore_id
`
  const change = await proposed({ ...HOUSEHOLD, 'tests/test_visits.py': visits }, asked('Bill', null, 'label', 'str'))
  expect(textOf(change, 'tests/test_visits.py')).toBe('')
  expect(textOf(change, 'household/routers/bills.py')).toContain('def patch_bill(bill_id: int')
})
