"""Admin pages and sockets are mounted: nothing of them is in the document."""

import socketio
from fastapi import FastAPI
from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from starlette_admin.contrib.sqla import Admin, ModelView


class Base(DeclarativeBase): ...


class User(Base):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)


app = FastAPI()


@app.get("/users", operation_id="list_users")
def users() -> list[str]: ...


admin = Admin(create_engine("sqlite://"), title="Admin")
admin.add_view(ModelView(User))
admin.mount_to(app)
sio = socketio.AsyncServer(async_mode="asgi")
app.mount("/ws", socketio.ASGIApp(sio))
