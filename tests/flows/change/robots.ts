import type { Repository } from './repositories.ts'

const PARCELS = ['', '/heavy', '/light', '/lost']
  .map(
    (path, index) => `

@router.get("${path}", response_model=list[ParcelOut], dependencies=[Security(may, scopes=[Permission.view_parcel])])
def parcels_${index}(db: Session = Depends(get_db)):
    return db.scalars(select(Parcel))
`,
  )
  .join('')

/** Robots call, and are the one thing that is made: what they may do is a list, which other things have not. */
export const ROBOTS: Repository = {
  'app/__init__.py': '',
  'app/permission.py': `from enum import StrEnum, auto


class Permission(StrEnum):
    view_parcel = auto()
    add_robot = auto()
    change_robot = auto()
    view_robot = auto()
    view_report = auto()
`,
  'app/models.py': `from secrets import token_urlsafe

from sqlalchemy import ARRAY, Enum, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from app.permission import Permission


class Base(DeclarativeBase):
    id: Mapped[int] = mapped_column(primary_key=True)


class Robot(Base):
    __tablename__ = "robot"

    name: Mapped[str] = mapped_column(String(100))
    permissions: Mapped[list[Permission]] = mapped_column(ARRAY(Enum(Permission)), default=list)
    api_key: Mapped[str] = mapped_column(default=token_urlsafe)


class Parcel(Base):
    __tablename__ = "parcel"

    weight: Mapped[int]
`,
  'app/database.py': `from sqlalchemy import create_engine
from sqlalchemy.orm import Session

engine = create_engine("postgresql://localhost/parcels")


def get_db():
    with Session(engine) as session:
        yield session
`,
  'app/security.py': `from fastapi import Depends, HTTPException, Request
from fastapi.security import SecurityScopes
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.database import get_db
from app.models import Robot


def may(scopes: SecurityScopes, request: Request, db: Session = Depends(get_db)) -> Robot:
    robot = db.scalar(select(Robot).where(Robot.api_key == request.headers["Authorization"]))
    if robot is None or not set(scopes.scopes) <= set(robot.permissions):
        raise HTTPException(status_code=403)
    return robot
`,
  'app/robots/__init__.py': '',
  'app/robots/models.py': `from pydantic import BaseModel

from app.permission import Permission


class RobotOut(BaseModel):
    id: int
    name: str
    permissions: list[Permission]
    api_key: str


class RobotPatch(BaseModel):
    permissions: list[Permission] | None = None


class RobotPost(BaseModel):
    name: str
    permissions: list[Permission]
`,
  'app/robots/robots.py': `from fastapi import APIRouter, Depends, HTTPException, Security
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.database import get_db
from app.models import Robot
from app.permission import Permission
from app.robots.models import RobotOut, RobotPatch, RobotPost
from app.security import may

router = APIRouter()


@router.post("", response_model=RobotOut, dependencies=[Security(may, scopes=[Permission.add_robot])])
def create_robot(request: RobotPost, db: Session = Depends(get_db)):
    robot = Robot(name=request.name, permissions=request.permissions)
    db.add(robot)
    db.commit()
    return robot


@router.get("", response_model=list[RobotOut], dependencies=[Security(may, scopes=[Permission.view_robot])])
def get_robots(db: Session = Depends(get_db)):
    return db.scalars(select(Robot))


@router.patch("/{robot_id}", response_model=RobotOut, dependencies=[Security(may, scopes=[Permission.change_robot])])
def update_robot(robot_id: int, request: RobotPatch, db: Session = Depends(get_db)):
    robot = db.get(Robot, robot_id)
    if robot is None:
        raise HTTPException(404, f"Robot {robot_id} doesn't exist")

    if request.permissions is not None:
        robot.permissions = request.permissions
        db.commit()

    return robot
`,
  'app/parcels.py': `from fastapi import APIRouter, Depends, Security
from pydantic import BaseModel
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.database import get_db
from app.models import Parcel
from app.permission import Permission
from app.security import may

router = APIRouter()


class ParcelOut(BaseModel):
    id: int
    weight: int
${PARCELS}`,
  'app/main.py': `from fastapi import FastAPI

from app import parcels
from app.robots import robots

app = FastAPI()
app.include_router(parcels.router, prefix="/v1/parcels")
app.include_router(robots.router, prefix="/v1/robots")


@app.get("/v1/version")
def version() -> dict[str, str]:
    return {"version": "1"}
`,
  'alembic.ini': '[alembic]\nscript_location = migrations\n',
  'migrations/env.py': `from alembic import context

import app.main

context.configure(target_metadata=None)
with context.begin_transaction():
    context.run_migrations()
`,
  'migrations/versions/0a1b2c3d4e5f_permissions.py': `"""permissions"""

from alembic import op

revision = "0a1b2c3d4e5f"
down_revision = None


def upgrade():
    op.execute("SELECT 1")


def downgrade():
    op.execute("SELECT 1")
`,
  'tests/__init__.py': '',
  'tests/generator.py': `from app.models import Robot
from app.permission import Permission


class Generator:
    def __init__(self, session):
        self.session = session

    def gen_robot(
        self,
        name: str = "somebot",
        permissions: list[Permission] | None = None,
    ) -> Robot:
        robot = Robot(name=name, permissions=permissions or [])
        self.session.add(robot)
        return robot
`,
  'tests/test_permissions_revision.py': `REVISION = "0a1b2c3d4e5f"
TABLES_WITH_PERMISSIONS = ["robot", "team"]


def test_permissions_are_kept(upgraded):
    assert upgraded(REVISION, TABLES_WITH_PERMISSIONS)
`,
  'tests/robot/test_version.py': `def test_version_for_robots(client, generator):
    robot = generator.gen_robot(permissions=["view_robot"])
    response = client.get("/v1/version", headers={"Authorization": robot.api_key})
    assert response.status_code == 200
`,
  'tests/robots/test_robots.py': `# What robots may do
# is tested here.

import pytest

from app.models import Robot
from app.permission import Permission
from tests.generator import Generator


def test_create_robot(client, session):
    response = client.post("/v1/robots", json={"name": "sorter", "permissions": [Permission.view_parcel]})

    assert response.status_code == 200
    data = response.json()
    assert data["name"] == "sorter"
    assert data["permissions"] == [Permission.view_parcel]
    assert "api_key" in data
    # As long as keys are.
    assert len(data["api_key"]) == 43
    robot = session.get(Robot, data["id"])
    assert robot.permissions == [Permission.view_parcel]


def test_update_robot_permissions(client, generator: Generator):
    robot = generator.gen_robot()
    response = client.patch(f"/v1/robots/{robot.id}", json={"permissions": [Permission.view_parcel]})

    assert response.status_code == 200
    assert response.json()["permissions"] == [Permission.view_parcel]


def test_clear_robot_permissions(client, generator: Generator):
    robot = generator.gen_robot(permissions=[Permission.view_parcel, Permission.view_robot])
    assert len(robot.permissions) == 2
    response = client.patch(f"/v1/robots/{robot.id}", json={"permissions": []})

    assert response.json()["permissions"] == []


def test_robot_needs_known_permissions(generator: Generator):
    with pytest.raises(ValueError):
        generator.gen_robot(permissions=["invalid"])
`,
}
