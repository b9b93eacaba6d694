"""SQLAdmin is mounted: nothing of it is in the document."""

from fastapi import FastAPI
from sqladmin import Admin, ModelView
from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class UserAdmin(ModelView, model=User):
    column_list = [User.id, User.name]


app = FastAPI()
admin = Admin(app, create_engine("sqlite://"))
admin.add_view(UserAdmin)


@app.get("/users")
def users() -> list[str]: ...
