import type { Repository } from './repositories.ts'

/**
 * One class for what is said and told of a task, a class that an assistant fills, labels that are called after tasks, and
 * a task in the words of a public vocabulary.
 */
export const DICTATED: Repository = {
  'docs/openapi.json': '{\n  "openapi": "3.1.0",\n  "paths": {"/tasks/{task_id}": {}}\n}\n',
  'app/__init__.py': '',
  'app/models.py': `from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Task(Base):
    __tablename__ = "tasks"

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int]
    title: Mapped[str]
    notes: Mapped[str | None]


class Label(Base):
    __tablename__ = "labels"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    notes: Mapped[str | None]
`,
  'app/schemas.py': `from pydantic import BaseModel, Field


class TaskLabel(BaseModel):
    title: str
    notes: str | None = None


class Task(BaseModel):
    id: int | None = None
    title: str | None = None
    notes: str | None = None
    labels: list[TaskLabel] = []


class Dictated(BaseModel):
    @classmethod
    def heard(cls, answer: str | None):
        return cls.model_validate_json(answer or "")


class DictatedTask(Dictated):
    title: str = Field(..., description="What has to be done, in a few words.")
    notes: str | None = Field(None, description="What else was said of it.")
`,
  'app/assistant.py': `from app.schemas import DictatedTask, Task


def as_task(dictated: DictatedTask) -> Task:
    return Task(title=dictated.title, notes=dictated.notes)


def listen(client, recording: bytes) -> Task:
    answer = client.ask(recording, schema=DictatedTask)
    return as_task(DictatedTask.heard(answer))
`,
  'app/page.py': `from app.models import Task


def linked(task: Task) -> dict:
    return {
        "@context": "https://vocabulary.example",
        "@type": "Task",
        "title": task.title,
        "notes": task.notes,
    }
`,
  'app/main.py': `from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from app import assistant, models, page
from app.schemas import Task, TaskLabel

engine = create_engine("postgresql://localhost/tasks")
app = FastAPI()


def get_session():
    with Session(engine) as session:
        yield session


Sessions = Annotated[Session, Depends(get_session)]


@app.get("/labels", response_model=list[TaskLabel])
def list_labels(session: Sessions):
    return session.scalars(select(models.Label)).all()


@app.get("/tasks/{task_id}", response_model=Task)
def get_task(task_id: int, session: Sessions):
    return session.get(models.Task, task_id)


@app.get("/tasks/{task_id}/linked")
def get_linked(task_id: int, session: Sessions):
    return page.linked(session.get(models.Task, task_id))


@app.post("/dictations", response_model=Task)
def dictate(recording: bytes):
    return assistant.listen(None, recording)


@app.patch("/tasks/{task_id}", response_model=Task)
def update_task(task_id: int, data: Task, session: Sessions):
    """Updates a task by its id and data."""
    task = session.get(models.Task, task_id)
    if not task:
        raise HTTPException(status_code=404)
    for name, value in data.model_dump(exclude_unset=True).items():
        setattr(task, name, value)
    session.commit()
    return task
`,
}
