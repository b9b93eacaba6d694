import { expect, test } from 'vitest'
import { asked, proposed } from './changed.ts'
import { WHOLE } from './whole.ts'

const request = asked({ archived: 'bool = false' }, ['archive'])

test('where a row is changed as a whole, the operation sets the one column, with everything around it', async () => {
  const change = await proposed(WHOLE, request)
  expect(change.patch.find(({ path }) => path === 'app/main.py')?.after).toContain(`

@app.post(
    endpoint + "/{entry_id}/archive",
    response_model=BoardEntryResponse,
    dependencies=[Security(somebody)],
    responses={200: {"description": "Entry archived."}},
)
def archive(entry_id: int, session: Session = Depends(get_session)):
    entry = session.get(BoardTask, entry_id)
    if entry is None:
        raise HTTPException(status_code=404, detail="Board task not found")
    entry.archived = True
    session.commit()
    return entry


@app.patch("/notes/{note_id}"`)
  expect(change.differences).toEqual([
    '+ column tasks.archived',
    '+ field BoardEntryRequest.archived',
    '+ field BoardEntryResponse.archived',
    '+ operation POST /entries/{entry_id}/archive',
  ])
  expect(change.unwanted).toEqual([])
})

test('tests of a class of their own become another class, each question once, and none about bodies', async () => {
  const { patch } = await proposed(WHOLE, request)
  expect(patch.find(({ path }) => path === 'tests/test_entries.py')?.after).toContain(`

class TestArchiveEntry:
    """Entries are archived as a whole."""

    def test_notes(self, client) -> None:
        entry = client.get(endpoint).json()[0]
        response = asked_by_somebody(lambda: client.post(f"{endpoint}/{entry['id']}/archive"))
        assert response.status_code == 200
        assert response.json()["archived"] is True

    def test_nobody(self, client) -> None:
        response = client.post("/entries/1/archive")
        assert response.status_code == 401
`)
})

test('nothing is made of a body that would change more than was asked', async () => {
  const notes = {
    ...asked({}, ['archive']),
    subjects: [{ name: 'Note', table: 'notes', from: { text: '', start: 0, end: 0 }, fields: [] }],
    capabilities: [
      { name: 'operation' as const, of: 'Note.archive', from: { text: 'archive a note', start: 0, end: 14 } },
    ],
  }
  const { patch, unwritten } = await proposed(WHOLE, notes)
  expect(patch).toEqual([])
  expect(unwritten).toEqual([
    'PATCH /notes/{note_id} would set links to what it begins with: nothing that changes a row of notes in part teaches the operation',
  ])
})
