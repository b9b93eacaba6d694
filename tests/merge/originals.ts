/** Files as they are generated, one of each kind. */
export const originals = {
  'app/models/task.py': `"""Tasks of a project."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.database import Base


class Task(Base):
    """Something that is to be done."""

    __tablename__ = "tasks"
    __table_args__ = (Index("ix_tasks_status", "status"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    title: Mapped[str] = mapped_column(String(200), nullable=False)
    status: Mapped[str] = mapped_column(default="todo")
    project_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("projects.id"))
    created_at: Mapped[datetime]

    project: Mapped["Project"] = relationship(back_populates="tasks")
`,
  'app/schemas/task.py': `from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, Field

if TYPE_CHECKING:
    import uuid
    from datetime import datetime

__all__ = ["TaskCreate", "TaskRead"]


class TaskBase(BaseModel):
    title: str = Field(min_length=1, max_length=200)
    status: str = "todo"


class TaskCreate(TaskBase):
    pass


class TaskRead(TaskBase):
    id: uuid.UUID
    created_at: datetime
`,
  'app/api/v1/router.py': `from fastapi import APIRouter

from app.api.v1.endpoints import projects, tasks

router = APIRouter(prefix="/api/v1")
router.include_router(tasks.router, prefix="/tasks", tags=["tasks"])
router.include_router(projects.router, prefix="/projects", tags=["projects"])
`,
  'app/api/v1/endpoints/tasks.py': `from typing import Annotated

from fastapi import APIRouter, Depends, status

from app.schemas.task import TaskCreate, TaskRead
from app.services.task import TaskService, task_service

router = APIRouter()

Service = Annotated[TaskService, Depends(task_service)]


@router.get("", response_model=list[TaskRead])
async def list_tasks(service: Service) -> list[TaskRead]:
    """All tasks."""
    return await service.list()


@router.post("", status_code=status.HTTP_201_CREATED)
async def create_task(data: TaskCreate, service: Service) -> TaskRead:
    return await service.create(data)


@router.delete("/{task_id}", status_code=status.HTTP_204_NO_CONTENT)
async def delete_task(task_id: str, service: Service) -> None:
    await service.delete(task_id)
`,
  'app/services/task.py': `from app.models.task import Task
from app.repositories.task import TaskRepository


class TaskService:
    def __init__(self, repository: TaskRepository) -> None:
        self.repository = repository

    async def list(self) -> list[Task]:
        return await self.repository.list()

    async def create(self, data, user):
        task = Task(**data.model_dump())
        task.owner = user
        self.check(task)
        return await self.repository.add(task)

    # Deleting is final.
    async def delete(self, task_id):
        await self.repository.remove(task_id)


def task_service() -> TaskService:
    return TaskService(TaskRepository())
`,
  'app/core/settings.py': `from pydantic_settings import BaseSettings, SettingsConfigDict

ALLOWED_ORIGINS = [
    "http://localhost:3000",
    "http://localhost:5173",
]


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env", extra="ignore")

    # Where the database is.
    database_url: str
    debug: bool = False
    page_size: int = 50


settings = Settings()
`,
  'app/core/mail.py': `class Mail(BaseSettings):
    """How mails are sent."""

    host: str = "localhost"
    """The server that sends them."""
    port: int = 25
    """Its port."""

    @property
    def address(self) -> str:
        if self.port == 25:
            logger.info("in the clear", extra={"host": self.host})
        return urlunsplit(scheme="smtp", host=self.host, port=self.port)
`,
  'tests/test_tasks.py': `import pytest

from tests.factories import make_task, make_user


@pytest.fixture
def task():
    return make_task()


async def test_lists_tasks(client, task):
    response = await client.get("/api/v1/tasks")
    assert response.status_code == 200
    assert len(response.json()) == 1


@pytest.mark.parametrize("title", ["", "x" * 201])
async def test_refuses_a_title(client, title):
    response = await client.post("/api/v1/tasks", json={"title": title})
    assert response.status_code == 422
`,
  'pyproject.toml': `[project]
name = "task-manager"
version = "0.1.0"
requires-python = ">=3.11"
dependencies = [
    "fastapi>=0.115",
    "sqlalchemy[asyncio]>=2.0",
    "pydantic-settings>=2.6",
]

[dependency-groups]
dev = ["pytest>=8", "ruff>=0.9"]

# How it is checked.
[tool.ruff]
line-length = 100

[tool.ruff.lint]
select = ["E", "F", "I"]

[tool.pytest.ini_options]
asyncio_mode = "auto"
`,
  'compose.yaml': `services:
  app:
    build: .
    environment:
      DATABASE_URL: postgresql+asyncpg://app@db/app
    ports:
      - "8000:8000"
    depends_on:
      - db

  # Data lives in a volume.
  db:
    image: postgres:17
    volumes:
      - data:/var/lib/postgresql/data

volumes:
  data:
`,
  '.github/workflows/ci.yml': `name: CI
on:
  push:
    branches: [main]
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - name: Install
        run: uv sync
      - name: Test
        run: |
          uv run pytest
          uv run ruff check
`,
  'package.json': `{
  "name": "auth",
  "scripts": {
    "start": "node server.js",
    "test": "node --test"
  },
  "dependencies": {
    "better-auth": "1.3.0"
  }
}
`,
  Makefile: `test:
	uv run pytest

lint:
	uv run ruff check

run:
	uv run fastapi dev
`,
} as const
