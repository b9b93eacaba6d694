import { all, swap } from './desk.ts'

/** What somebody does to a file that was built; where none was, they write it. */
export type Edits = Readonly<Record<string, (text: string) => string>>

const written =
  (text: string) =>
  (before: string): string => {
    if (before !== '') throw new Error('this was to be a new file')
    return text
  }

const ending = (added: string) => (text: string) => `${text}${added}`

/** On what was built first. */
export const EDITS: Edits = {
  'app/services/urgency.py': written(`"""How soon somebody should see to it."""

from app.models.task import Task

OFTEN = 3


def urgency(task: Task) -> int:
    """Heavy things first, and what takes long."""
    return task.weight * OFTEN + (task.estimate or 0)
`),
  'app/api/v1/endpoints/report.py': written(`"""What everything comes to."""

from fastapi import APIRouter
from sqlalchemy import func, select

from app.access import task as access_task
from app.core.settings import get_settings
from app.dependencies.caller import SignedIn
from app.dependencies.database import Transaction
from app.models.task import Task

router = APIRouter(prefix="/report", tags=["report"])


@router.get("")
async def report(caller: SignedIn, session: Transaction) -> dict[str, int]:
    """How long all the caller may see will take."""
    total = await session.scalar(
        select(func.coalesce(func.sum(Task.estimate), 0)).where(access_task.readable(caller))
    )
    return {"minutes": total or 0, "hour": get_settings().digest_hour}
`),
  'app/api/v1/router.py': all(
    swap('    project,\n    task,\n', '    project,\n    report,\n    task,\n'),
    ending(`router.include_router(report.router)
# The address of before, as long as the old apps call it.
router.include_router(task.router, prefix="/old", include_in_schema=False)
`),
  ),
  'app/api/v1/endpoints/task.py': all(
    swap(
      'from app.services import task as services_task\n',
      'from app.services import task as services_task\nfrom app.services.urgency import urgency\n',
    ),
    ending(`

@router.get("/{task_id}/urgency")
async def urgency_of_task(task_id: UUID, caller: SignedIn, session: Transaction) -> Answer[int]:
    """How soon somebody should see to it. Who may: whoever may read its project."""
    return Answer(data=urgency(await repositories_task.find(session, caller, task_id)))
`),
  ),
  'app/services/task.py': all(
    swap(
      'from app.repositories import task as repositories_task\n',
      'from app.repositories import task as found_tasks\n',
    ),
    (text) => text.replaceAll('await repositories_task.', 'await found_tasks.'),
    swap(
      '    task = Task(project_id=body.project_id, title=body.title, weight=body.weight)\n',
      `    task = Task(
        project_id=body.project_id,
        title=tidy(body.title),
        weight=body.weight,
        estimate=body.estimate,
    )
`,
    ),
    swap(
      'async def create(',
      `def tidy(title: str) -> str:
    """One blank is enough."""
    return " ".join(title.split()) or title


async def create(`,
    ),
  ),
  'app/models/task.py': all(
    swap(
      '    weight: Mapped[int] = mapped_column(server_default=text("0"))\n',
      '    weight: Mapped[int] = mapped_column(server_default=text("0"))\n    estimate: Mapped[int | None]\n',
    ),
    swap(
      '        Index("ix_tasks_created_at_id", "created_at", "id"),\n',
      '        Index("ix_tasks_created_at_id", "created_at", "id"),\n        Index("ix_tasks_weight", "weight"),\n',
    ),
  ),
  'app/schemas/task.py': all(
    swap(
      '    weight: int = Field(default=0, strict=True, ge=0, le=9)\n',
      '    weight: int = Field(default=0, strict=True, ge=0, le=9)\n    estimate: int | None = Field(default=None, strict=True, ge=0, le=999)\n',
    ),
    swap(
      '    weight: int = Field(default_factory=unset, strict=True, ge=0, le=9)\n',
      '    weight: int = Field(default_factory=unset, strict=True, ge=0, le=9)\n    estimate: int | None = Field(default=None, strict=True, ge=0, le=998)\n',
    ),
    swap('    weight: int\n', '    weight: int\n    estimate: int | None\n'),
  ),
  'app/repositories/task.py': all(
    swap('from datetime import datetime\n', 'import logging\nfrom datetime import datetime\n'),
    swap('ORDERS = {', 'logger = logging.getLogger(__name__)\n\nORDERS = {'),
    swap(
      '    statement = select(Task).where(access_task.readable(caller))\n',
      '    logger.debug("tasks are listed", extra={"limit": query.limit})\n    statement = select(Task).where(access_task.readable(caller))\n',
    ),
  ),
  'app/core/settings.py': swap(
    '    """How much is written down."""\n',
    '    """How much is written down."""\n    digest_hour: int = Field(default=7, ge=0, le=23)\n    """When the digest is sent."""\n',
  ),
  'app/core/errors.py': swap(
    'class Stale(Refused):',
    `class Busy(Refused):
    """Somebody else is at it."""

    code = "busy"
    status = 423
    message = "Somebody else is at it."


class Stale(Refused):`,
  ),
  'app/main.py': all(
    swap(
      'from fastapi.middleware.cors import CORSMiddleware\n',
      'from fastapi.middleware.cors import CORSMiddleware\nfrom fastapi.middleware.gzip import GZipMiddleware\n',
    ),
    swap('    measure(app)\n', '    app.add_middleware(GZipMiddleware, minimum_size=2000)\n    measure(app)\n'),
  ),
  'tests/factories.py': swap(
    '        given["project_id"] = (await make_project(session)).id\n',
    '        given["project_id"] = (await make_project(session)).id\n    given.setdefault("estimate", 5)\n',
  ),
  'tests/access/test_task.py': all(
    swap(
      '    assert first.json() == second.json()\n',
      '    assert first.json() == second.json()\n    assert first.json()["data"]["estimate"] is None\n',
    ),
    ending(`

async def test_the_old_address_still_answers(client: AsyncClient, session: AsyncSession) -> None:
    person = await somebody(session)
    row = await caller_is_project_owner(session, person.caller)
    answer = await client.get(f"/api/v1/old/tasks/{row.id}", headers=person.headers)
    assert answer.json()["data"]["estimate"] == 5
`),
  ),
  'tests/test_report.py': written(`"""What is ours."""

from httpx import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from tests.factories import make_project, make_task, task_body
from tests.people import somebody


async def test_report_and_urgency(client: AsyncClient, session: AsyncSession) -> None:
    person = await somebody(session)
    project = await make_project(session, owner_id=person.caller.id)
    first = await make_task(session, project_id=project.id, estimate=30, weight=2)
    await make_task(session, project_id=project.id)
    await make_task(session, estimate=100)
    report = await client.get("/api/v1/report", headers=person.headers)
    assert report.json() == {"minutes": 35, "hour": 7}
    urgency = await client.get(f"/api/v1/tasks/{first.id}/urgency", headers=person.headers)
    assert urgency.json()["data"] == 36


async def test_titles_are_tidied(client: AsyncClient, session: AsyncSession) -> None:
    person = await somebody(session)
    project = await make_project(session, owner_id=person.caller.id)
    body = task_body(project_id=str(project.id), title=" a   b ", estimate=3, weight=1)
    answer = await client.post("/api/v1/tasks", json=body, headers=person.headers)
    assert answer.json()["data"].items() >= {"title": "a b", "estimate": 3, "weight": 1}.items()
`),
  'pyproject.toml': all(
    swap('version = "1.0.0"', 'version = "1.2.0"'),
    swap('  "httptools==0.9.0",\n', '  "httptools==0.9.0",\n  "httpx==0.28.1",\n'),
    swap('"SIM", "RUF100"]', '"SIM", "RUF100", "C4"]'),
    swap('testpaths = ["tests"]\n', 'testpaths = ["tests"]\naddopts = "--strict-markers"\n'),
  ),
  '.env.example': swap('# LOG_LEVEL=INFO\n', '# LOG_LEVEL=INFO\n\n# When the digest is sent.\n# DIGEST_HOUR=7\n'),
  'compose.yaml': swap(
    '\nvolumes:\n',
    '\n  mails:\n    image: axllent/mailpit:v1.27\n    ports: ["8025:8025"]\n\nvolumes:\n',
  ),
  '.github/workflows/checks.yml': swap(
    '      - run: uv run mypy\n',
    '      - run: uv run ruff format --check\n      - run: uv run mypy\n',
  ),
  'README.md': ending('\n## How we deploy it\n\nOn Fridays, never.\n'),
}

/** On what came of the first changes of the blueprint, where the last migration is this one. */
export const laterEdits = (head: string): Edits => ({
  'app/jobs/sweep.py': all(
    swap(
      'import logging\n\nfrom app.background.job import Job\n\nlogger = logging.getLogger(__name__)\n',
      'from sqlalchemy import delete\n\nfrom app.background.job import Job\nfrom app.models.comment import Comment\n',
    ),
    swap('    """What it does is yours to write."""\n', '    """Forgets comments that say nothing."""\n'),
    swap(
      '    logger.info("sweep has nothing to do yet", extra={"given": sorted(job.arguments)})\n',
      '    async with job.session() as session:\n        await session.execute(delete(Comment).where(Comment.body == "+1"))\n',
    ),
  ),
  'app/services/comment.py': swap('body=body.body)', 'body=body.body.strip())'),
  'app/models/project.py': swap(
    '    remark: Mapped[str | None] = mapped_column(Text)\n',
    '    remark: Mapped[str | None] = mapped_column(Text)\n    colour: Mapped[str] = mapped_column(String(7), server_default="#808080")\n',
  ),
  'app/schemas/project.py': swap('    remark: str | None\n', '    remark: str | None\n    colour: str\n'),
  'app/services/project.py': all(
    swap(
      'from sqlalchemy.ext.asyncio import AsyncSession\n',
      'from sqlalchemy import select\nfrom sqlalchemy.ext.asyncio import AsyncSession\n',
    ),
    swap('import NotAllowed\n', 'import Busy, NotAllowed\n'),
    swap(
      'from app.models.project import Project\n',
      'from app.models.project import Project\nfrom app.models.task import Task, TaskStatus\n',
    ),
    swap(
      '    refuse_stale(if_match, ProjectRead.model_validate(project))\n    await session.delete(project)\n',
      `    under_way = select(Task.id).where(
        Task.project_id == project.id, Task.status == TaskStatus.DOING
    )
    if await session.scalar(under_way.limit(1)) is not None:
        raise Busy
    refuse_stale(if_match, ProjectRead.model_validate(project))
    await session.delete(project)
`,
    ),
  ),
  'app/dependencies/caller.py': all(
    swap('from typing import Annotated\n', 'import logging\nfrom typing import Annotated\n'),
    swap(
      'from app.core.people import user_key\n',
      'from app.core.people import user_key\nfrom app.core.roles import Role\n',
    ),
    swap('bearer = HTTPBearer(', 'logger = logging.getLogger(__name__)\n\nbearer = HTTPBearer('),
    swap(
      '        act_as(session, caller.id)\n',
      '        if caller.has(Role.ADMIN):\n            logger.info("an administrator asks")\n        act_as(session, caller.id)\n',
    ),
  ),
  'app/access/project.py': ending(`

def may_archive(caller: Caller) -> bool:
    """Who may put projects away: an admin."""
    return caller.has(Role.ADMIN)
`),
  'migrations/versions/0a1b2c3d4e5f_every_task_takes_a_while.py': written(`"""Every task takes a while

Revision ID: 0a1b2c3d4e5f
Revises: ${head}
"""

from alembic import op

revision = "0a1b2c3d4e5f"
down_revision = "${head}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("UPDATE tasks SET estimate = 1 WHERE estimate IS NULL")


def downgrade() -> None:
    pass
`),
  'tests/test_sweep.py': written(`"""What the sweep takes with it, and what is not to be swept away."""

from uuid import uuid4

from httpx import AsyncClient
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.access.project import may_archive
from app.background.job import Job
from app.jobs.sweep import sweep
from app.models.comment import Comment
from app.models.task import TaskStatus
from tests.factories import make_comment, make_project, make_task
from tests.people import somebody


async def test_comments_that_say_nothing_go(session: AsyncSession) -> None:
    task = await make_task(session)
    await make_comment(session, task_id=task.id, body="+1")
    await make_comment(session, task_id=task.id, body="no")
    await sweep(Job(uuid4(), "sweep", {}, 1))
    assert (await session.scalars(select(Comment.body))).all() == ["no"]


async def test_what_is_under_way_stays(client: AsyncClient, session: AsyncSession) -> None:
    person = await somebody(session)
    assert not may_archive(person.caller)
    project = await make_project(session, owner_id=person.caller.id)
    address = f"/api/v1/projects/{project.id}"
    task = await make_task(session, project_id=project.id, status=TaskStatus.DOING)
    assert (await client.delete(address, headers=person.headers)).status_code == 423
    told = await client.get(address, headers=person.headers)
    assert told.json()["data"]["colour"] == "#808080"
    await session.delete(task)
    await session.commit()
    assert (await client.delete(address, headers=person.headers)).status_code == 204
`),
})
