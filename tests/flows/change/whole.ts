import type { Repository } from './repositories.ts'

/** Bodies that say a whole row, schemas called after another table, paths put together, and a list of what is carried along. */
export const WHOLE: Repository = {
  'app/__init__.py': '',
  'app/models.py': `from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Board(Base):
    __tablename__ = "boards"

    id: Mapped[int] = mapped_column(primary_key=True)
    colour: Mapped[str]


class BoardTask(Base):
    __tablename__ = "tasks"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    notes: Mapped[str]


class Note(Base):
    __tablename__ = "notes"

    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str | None]
    archived: Mapped[bool] = mapped_column(default=False)
`,
  'app/schemas.py': `from pydantic import BaseModel


class BoardEntryRequest(BaseModel):
    title: str
    notes: str


class BoardEntryResponse(BaseModel):
    id: int
    title: str
    notes: str


class NoteUpdate(BaseModel):
    text: str | None = None
    archived: bool | None = None
    links: list[str] = []


class NoteOut(BaseModel):
    id: int
    text: str | None
    archived: bool
`,
  'app/notes.py': `from sqlalchemy.orm import Session

from app.models import Note
from app.schemas import NoteUpdate


def update(session: Session, note: Note, note_in: NoteUpdate) -> Note:
    for field, value in note_in.model_dump(exclude_unset=True, exclude={"links"}).items():
        setattr(note, field, value)
    link(note, note_in.links)
    session.commit()
    return note


def link(note: Note, links: list[str]) -> None:
    print(note, links)
`,
  'app/main.py': `from fastapi import Depends, FastAPI, HTTPException, Security
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from app import notes
from app.models import BoardTask, Note
from app.schemas import BoardEntryRequest, BoardEntryResponse, NoteOut, NoteUpdate

engine = create_engine("postgresql://localhost/tasks")
app = FastAPI()
endpoint = "/entries"


def get_session():
    with Session(engine) as session:
        yield session


def somebody() -> str:
    raise HTTPException(status_code=401)


@app.put(
    endpoint + "/{entry_id}",
    response_model=BoardEntryResponse,
    dependencies=[Security(somebody)],
    responses={200: {"description": "Entry updated."}},
)
def update(entry_id: int, request: BoardEntryRequest, session: Session = Depends(get_session)):
    entry = session.get(BoardTask, entry_id)
    # Everything that was received.
    for field in request.model_fields:
        setattr(entry, field, getattr(request, field))
    session.commit()
    return entry


@app.patch("/notes/{note_id}", response_model=NoteOut)
def update_note(note_id: int, note_in: NoteUpdate, session: Session = Depends(get_session)):
    note = session.get(Note, note_id)
    return notes.update(session, note=note, note_in=note_in)
`,
  'tests/test_entries.py': `endpoint = "/entries"


class TestUpdateEntry:
    """Entries are changed as a whole."""

    def test_notes(self, client) -> None:
        entry = client.get(endpoint).json()[0]
        entry["notes"] = "others"
        response = asked_by_somebody(lambda: client.put(f"{endpoint}/{entry['id']}", json=entry))
        assert response.status_code == 200
        assert same(response.json(), entry)

    def test_title(self, client) -> None:
        entry = client.get(endpoint).json()[0]
        entry["title"] = "others"
        response = asked_by_somebody(lambda: client.put(f"{endpoint}/{entry['id']}", json=entry))
        assert response.status_code == 200
        assert same(response.json(), entry)

    def test_nobody(self, client) -> None:
        response = client.put("/entries/1", json={"notes": "others"})
        assert response.status_code == 401

    def test_too_little(self, client) -> None:
        response = client.put("/entries/1", json={})
        assert response.status_code == 422
`,
}
