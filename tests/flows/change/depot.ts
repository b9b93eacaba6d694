import type { Repository } from './repositories.ts'

/** Rows of a project, a service below each handler, a search over columns, and tests that make rows by factories. */
export const DEPOT: Repository = {
  'depot/__init__.py': '',
  'depot/database.py': `from sqlalchemy import Column, ForeignKey, Integer, create_engine
from sqlalchemy.ext.declarative import declared_attr
from sqlalchemy.orm import DeclarativeBase, Session, relationship


class Base(DeclarativeBase):
    def dict(self):
        return {column.name: getattr(self, column.name) for column in self.__table__.columns}


class ProjectMixin:
    @declared_attr
    def project_id(cls):
        return Column(Integer, ForeignKey("project.id", ondelete="CASCADE"))

    @declared_attr
    def project(cls):
        return relationship("Project")


engine = create_engine("postgresql://localhost/depot")


def get_db():
    with Session(engine) as session:
        yield session
`,
  'depot/project/__init__.py': '',
  'depot/project/models.py': `from pydantic import BaseModel
from sqlalchemy import Column, Integer, String

from depot.database import Base


class Project(Base):
    __tablename__ = "project"

    id = Column(Integer, primary_key=True)
    name = Column(String)


class ProjectRead(BaseModel):
    id: int
    name: str
`,
  'depot/project/service.py': `from .models import Project


def get_by_name(*, db_session, project_in) -> Project:
    return db_session.query(Project).filter(Project.name == project_in.name).one()
`,
  'depot/crate_kind/__init__.py': '',
  'depot/crate_kind/models.py': `from pydantic import BaseModel
from sqlalchemy import Boolean, Column, Integer, String
from sqlalchemy_utils import TSVectorType

from depot.database import Base, ProjectMixin
from depot.project.models import ProjectRead


class CrateKind(Base, ProjectMixin):
    __tablename__ = "crate_kind"

    id = Column(Integer, primary_key=True)
    title = Column(String)
    details = Column(String)
    editable = Column(Boolean, default=True)

    search_vector = Column(TSVectorType("title", "details", weights={"title": "A", "details": "B"}))


class CrateKindBase(BaseModel):
    title: str
    details: str | None = None
    editable: bool | None = None


class CrateKindCreate(CrateKindBase):
    project: ProjectRead


class CrateKindUpdate(CrateKindBase):
    pass


class CrateKindRead(CrateKindBase):
    id: int


class CrateKindShout(BaseModel):
    loud: bool
`,
  'depot/crate_kind/service.py': `from depot.project import service as project_service

from .models import CrateKind, CrateKindCreate, CrateKindUpdate


def get(*, db_session, crate_kind_id: int) -> CrateKind | None:
    return db_session.query(CrateKind).filter(CrateKind.id == crate_kind_id).one_or_none()


def create(*, db_session, crate_kind_in: CrateKindCreate) -> CrateKind:
    project = project_service.get_by_name(db_session=db_session, project_in=crate_kind_in.project)
    crate_kind = CrateKind(**crate_kind_in.dict(exclude={"project"}), project=project)
    db_session.add(crate_kind)
    db_session.commit()
    return crate_kind


def update(*, db_session, crate_kind: CrateKind, crate_kind_in: CrateKindUpdate) -> CrateKind:
    """Updates a crate kind."""
    crate_kind_data = crate_kind.dict()
    update_data = crate_kind_in.dict(exclude_unset=True)

    for field in crate_kind_data:
        if field in update_data:
            setattr(crate_kind, field, update_data[field])

    db_session.commit()
    return crate_kind
`,
  'depot/crate_kind/views.py': `from fastapi import APIRouter, Depends, HTTPException

from depot.database import get_db
from depot.keepers import keeper

from .models import CrateKind, CrateKindCreate, CrateKindRead, CrateKindShout, CrateKindUpdate
from .service import create, get, update


router = APIRouter()


@router.get("", response_model=list[CrateKindRead], dependencies=[Depends(keeper)])
def get_crate_kinds(db_session=Depends(get_db)):
    return db_session.query(CrateKind).all()


@router.get("/{crate_kind_id}", response_model=CrateKindRead)
def get_crate_kind(crate_kind_id: int, db_session=Depends(get_db)):
    crate_kind = get(db_session=db_session, crate_kind_id=crate_kind_id)
    if not crate_kind:
        raise HTTPException(status_code=404, detail="A crate kind with this id does not exist.")
    return crate_kind


@router.post("", response_model=CrateKindRead, dependencies=[Depends(keeper)])
def create_crate_kind(crate_kind_in: CrateKindCreate, db_session=Depends(get_db)):
    return create(db_session=db_session, crate_kind_in=crate_kind_in)


@router.put("/{crate_kind_id}", response_model=CrateKindRead, dependencies=[Depends(keeper)])
def update_crate_kind(
    crate_kind_id: int,
    crate_kind_in: CrateKindUpdate,
    db_session=Depends(get_db),
):
    """Updates a crate kind by its id."""
    crate_kind = get(db_session=db_session, crate_kind_id=crate_kind_id)
    if not crate_kind:
        raise HTTPException(status_code=404, detail="A crate kind with this id does not exist.")
    crate_kind = update(
        db_session=db_session,
        crate_kind=crate_kind,
        crate_kind_in=crate_kind_in,
    )
    return crate_kind


@router.post("/{crate_kind_id}/shout", dependencies=[Depends(keeper)])
def shout_crate_kind(crate_kind_id: int, shout: CrateKindShout, db_session=Depends(get_db)):
    return get(db_session=db_session, crate_kind_id=crate_kind_id).title.upper()
`,
  'depot/exports.py': `from depot.crate_kind.models import CrateKindRead, CrateKindShout
from depot.keepers import KeeperRead

__all__ = [
    "CrateKindRead",
    "CrateKindShout",
    "KeeperRead",
]
`,
  'depot/keepers.py': `from fastapi import APIRouter, Depends, Header, HTTPException
from pydantic import BaseModel
from sqlalchemy import Column, Integer, String

from depot.database import Base, get_db


class Keeper(Base):
    __tablename__ = "keeper"

    id = Column(Integer, primary_key=True)
    name = Column(String)


class KeeperCreate(BaseModel):
    name: str


class KeeperRead(KeeperCreate):
    id: int


def keeper(authorization: str = Header(), db_session=Depends(get_db)):
    if db_session.query(Keeper).filter(Keeper.name == authorization).first() is None:
        raise HTTPException(status_code=401, detail="Keepers only")


keepers = APIRouter()


@keepers.get("", response_model=list[KeeperRead])
def get_keepers(db_session=Depends(get_db)):
    return db_session.query(Keeper).all()


@keepers.get("/{keeper_id}", response_model=KeeperRead)
def get_keeper(keeper_id: int, db_session=Depends(get_db)):
    return db_session.query(Keeper).filter(Keeper.id == keeper_id).one()


@keepers.post("", response_model=KeeperRead)
def create_keeper(keeper_in: KeeperCreate, db_session=Depends(get_db)):
    keeper = Keeper(name=keeper_in.name)
    db_session.add(keeper)
    db_session.commit()
    return keeper


@keepers.delete("/{keeper_id}")
def delete_keeper(keeper_id: int, db_session=Depends(get_db)):
    db_session.query(Keeper).filter(Keeper.id == keeper_id).delete()
    db_session.commit()
`,
  'charts/panel.py': `LABELS = ["depot", "depot_crate_kind", "unit"]
`,
  'charts/crate_kind/__init__.py': '',
  'charts/crate_kind/legend.py': `COLOURS = ["red", "blue"]
`,
  'depot/main.py': `from fastapi import FastAPI

from depot import exports
from depot.crate_kind.views import router as crate_kind_router
from depot.keepers import keepers

app = FastAPI()
app.include_router(keepers, prefix="/keepers")
app.include_router(
    crate_kind_router,
    prefix="/crate_kinds",
    tags=["crate_kinds"],
)
`,
}
