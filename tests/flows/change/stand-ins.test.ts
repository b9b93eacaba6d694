import { expect, test } from 'vitest'
import { asked, linesOf, proposed } from './changed.ts'
import type { Repository } from './repositories.ts'

/** A title is made where nobody says one, and tests tell rows field by field. */
const NAMELESS: Repository = {
  'app/__init__.py': '',
  'app/models.py': `from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Task(Base):
    __tablename__ = "tasks"

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int]
    title: Mapped[str]
    hours: Mapped[int | None]


class Draft(Base):
    __tablename__ = "drafts"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    hours: Mapped[int | None]
`,
  'app/main.py': `from fastapi import Depends, FastAPI
from pydantic import BaseModel, ConfigDict
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from app.models import Task

engine = create_engine("postgresql://localhost/tasks")
app = FastAPI()


class TaskCreate(BaseModel):
    title: str | None = None
    hours: int | None = None


class TaskOut(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    id: int
    title: str
    hours: int | None = None


def get_session():
    with Session(engine) as session:
        yield session


@app.post("/tasks", response_model=TaskOut)
def create_task(body: TaskCreate, session: Session = Depends(get_session)):
    title = body.title or "nameless"
    task = Task(title=title, hours=body.hours, owner_id=1)
    session.add(task)
    session.commit()
    return task
`,
  'tests/__init__.py': '',
  'tests/test_tasks.py': `from unittest.mock import Mock

from app.main import TaskOut


def test_a_task_is_told():
    column = Mock()
    column.title = "id"
    task = Mock()
    task.id = 1
    task.owner_id = 2
    task.title = "Dishes"
    task.hours = None
    assert TaskOut.model_validate(task).title == "Dishes"


def test_a_draft_is_none():
    draft = Mock()
    draft.id = 1
    draft.title = "Dishes"
    draft.hours = None
    assert draft.title
`,
}

const FIELD = asked({ urgent: 'bool = false' })

test('where the twin is made of something else, what is handed on beside it tells where the new field is', async () => {
  const change = await proposed(NAMELESS, FIELD)
  expect(linesOf(change, 'app/main.py').added).toContain(
    '    task = Task(title=title, hours=body.hours, owner_id=1, urgent=body.urgent)',
  )
  expect(change.unknown).toEqual([])
})

test('what stands for a row in tests has the new field, and what stands for something else has not', async () => {
  const change = await proposed(NAMELESS, FIELD)
  expect(linesOf(change, 'tests/test_tasks.py').added).toEqual(['    task.urgent = False'])
})
