import type { Repository } from './repositories.ts'

/**
 * Bodies in a body, classes of plain data between the layers, statements that name columns one by one, and routes whose
 * service does the work.
 */
export const WRAPPED: Repository = {
  'app/__init__.py': '',
  'app/models.py': `from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Task(Base):
    __tablename__ = "tasks"

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int]
    title: Mapped[str]
    notes: Mapped[str]

    def __repr__(self) -> str:
        return told(self, "title", "notes")


def told(row: Base, *names: str) -> str:
    return ", ".join(f"{name}={getattr(row, name)}" for name in names)
`,
  'app/records.py': `from dataclasses import dataclass


@dataclass(frozen=True)
class TaskRecord:
    id: int
    title: str
    notes: str
    late: bool


@dataclass(frozen=True)
class NewTask:
    title: str
    notes: str
    labels: list[str]


@dataclass(frozen=True)
class ChangedTask:
    title: str | None
    notes: str | None
`,
  'app/schemas.py': `from pydantic import BaseModel, Field

from app.records import ChangedTask, NewTask, TaskRecord


class NewTaskData(BaseModel):
    title: str = Field(..., min_length=5)
    notes: str = Field(min_length=10)
    labels: list[str] = Field(alias="labelList")


class ChangedTaskData(BaseModel):
    title: str | None = Field(None)
    notes: str | None = Field(None)


class NewTaskRequest(BaseModel):
    task: NewTaskData

    def to_record(self) -> NewTask:
        return NewTask(title=self.task.title, notes=self.task.notes, labels=self.task.labels)


class ChangedTaskRequest(BaseModel):
    task: ChangedTaskData

    def to_record(self) -> ChangedTask:
        return ChangedTask(title=self.task.title, notes=self.task.notes)


class TaskData(BaseModel):
    id: int
    title: str
    notes: str


class TaskResponse(BaseModel):
    task: TaskData

    @classmethod
    def of(cls, record: TaskRecord) -> "TaskResponse":
        return TaskResponse(task=TaskData(id=record.id, title=record.title, notes=record.notes))
`,
  'app/store.py': `from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from app.models import Task
from app.records import ChangedTask, NewTask, TaskRecord


def add(session: Session, owner_id: int, new: NewTask) -> TaskRecord:
    statement = insert(Task).values(owner_id=owner_id, title=new.title, notes=new.notes).returning(Task)
    return as_record(session.scalar(statement))


def change(session: Session, task_id: int, owner_id: int, changed: ChangedTask) -> TaskRecord:
    statement = update(Task).where(Task.id == task_id, Task.owner_id == owner_id).returning(Task)
    if changed.title is not None:
        statement = statement.values(title=changed.title)
    if changed.notes is not None:
        statement = statement.values(notes=changed.notes)
    return as_record(session.scalar(statement))


def late(session: Session) -> list[TaskRecord]:
    statement = select(
        Task.id.label("id"),
        Task.title.label("title"),
        Task.notes.label("notes"),
        (func.now() > func.now()).label("late"),
    ).group_by(
        Task.id,
        Task.title,
        Task.notes,
    )
    return [as_record(row) for row in session.execute(statement)]


def titles(session: Session) -> list[str]:
    return [f"{title}: {notes}" for title, notes in session.execute(select(Task.title, Task.notes))]


def as_record(row: Any) -> TaskRecord:
    return TaskRecord(id=row.id, title=row.title, notes=row.notes, late=False)
`,
  'app/main.py': `from typing import Annotated

from fastapi import Depends, FastAPI
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from app import store
from app.schemas import ChangedTaskRequest, NewTaskRequest, TaskResponse

engine = create_engine("postgresql://localhost/tasks")
app = FastAPI()


def get_session():
    with Session(engine) as session:
        yield session


Sessions = Annotated[Session, Depends(get_session)]


@app.post("/tasks", response_model=TaskResponse)
def create_task(payload: NewTaskRequest, session: Sessions) -> TaskResponse:
    """
    Create new task.
    """
    return TaskResponse.of(store.add(session, 1, payload.to_record()))


@app.put("/tasks/{task_id}", response_model=TaskResponse, summary="Update a task", name="tasks:update")
def update_task(task_id: int, payload: ChangedTaskRequest, session: Sessions) -> TaskResponse:
    """
    Update a task.
    """
    return TaskResponse.of(
        store.change(
            session,
            task_id,
            owner_id=1,
            changed=payload.to_record(),
        )
    )
`,
  'tests/__init__.py': '',
  'tests/test_tasks.py': `from app.records import NewTask


def new_task() -> NewTask:
    return NewTask(title="a title", notes="some notes", labels=[])


def test_user_can_update_own_task(client, task) -> None:
    response = client.put(url=f"/tasks/{task.id}", json={"task": {"title": "another"}})
    assert response.status_code == 200
    assert response.json()["task"]["title"] == "another"


def test_what_the_runner_is_asked(mocker) -> None:
    mocker.put("app.store.change", return_value={})
`,
}
