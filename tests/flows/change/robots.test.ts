import { expect, test } from 'vitest'
import type { DesignRequest } from '../../../src/model/index.ts'
import { linesOf, proposed } from './changed.ts'
import { ROBOTS } from './robots.ts'

const WORDS = { text: '', start: 0, end: 0 }
const FIELDS = { title: 'str(..80)', note: 'text?', archived: 'bool = false' }
const REQUEST: DesignRequest = {
  text: '',
  intent: 'change',
  subjects: [
    {
      name: 'Checklist',
      table: null,
      from: WORDS,
      fields: Object.entries(FIELDS).map(([name, type]) => ({ name, type, from: WORDS, typed: 'said' })),
    },
  ],
  capabilities: [],
  figures: [],
  unread: [],
}

const resource = () => proposed(ROBOTS, REQUEST)

test('where nothing else is made, who calls teaches how things are made', async () => {
  const change = await resource()
  expect(change.patch.map(({ path }) => path)).toEqual([
    'app/checklists/__init__.py',
    'app/checklists/checklists.py',
    'app/checklists/models.py',
    'app/main.py',
    'app/models.py',
    'app/permission.py',
    'tests/checklists/test_checklists.py',
    'tests/generator.py',
  ])
  expect([change.unwanted, change.broken]).toEqual([[], []])
  expect(change.patch.find(({ path }) => path === 'app/permission.py')?.after).toContain(
    '    view_robot = auto()\n    add_checklist = auto()\n    change_checklist = auto()\n    view_checklist = auto()\n    view_report',
  )
})

test('what is saved where one field is set is saved behind all of them', async () => {
  const after = (await resource()).patch.find(({ path }) => path === 'app/checklists/checklists.py')?.after
  expect(after).toContain(`
    if request.note is not None:
        checklist.note = request.note
    if request.archived is not None:
        checklist.archived = request.archived
    db.commit()

    return checklist
`)
})

test('values of tests are of the new kinds, and a test of a list is no test of a text', async () => {
  const change = await resource()
  const tests = change.patch.find(({ path }) => path === 'tests/checklists/test_checklists.py')?.after
  expect(tests).toBe(`# What checklists may do
# is tested here.

from app.models import Checklist
from tests.generator import Generator


def test_create_checklist(client, session):
    response = client.post("/v1/checklists", json={"title": "sorter", "note": "value 1", "archived": True})

    assert response.status_code == 200
    data = response.json()
    assert data["title"] == "sorter"
    assert data["note"] == "value 1"
    assert data["archived"] is True
    checklist = session.get(Checklist, data["id"])
    assert checklist.note == "value 1"
    assert checklist.archived is True


def test_update_checklist(client, generator: Generator):
    checklist = generator.gen_checklist()
    response = client.patch(f"/v1/checklists/{checklist.id}", json={"note": "value 1", "archived": True})

    assert response.status_code == 200
    assert response.json()["note"] == "value 1"
    assert response.json()["archived"] is True
`)
  expect(linesOf(change, 'tests/generator.py').added).toEqual([
    'from app.models import Checklist, Robot',
    '    def gen_checklist(',
    '        title: str = "somebot",',
    '        note: str | None = None,',
    '        archived: bool = False,',
    '    ) -> Checklist:',
    '        checklist = Checklist(title=title, note=note, archived=archived)',
    '        self.session.add(checklist)',
    '        return checklist',
  ])
})
