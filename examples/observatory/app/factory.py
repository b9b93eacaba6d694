from collections.abc import Iterable

from fastapi import APIRouter, FastAPI

from app import live, maintenance, search
from app.archive import Archive
from app.instruments import instrument_router
from app.settings import Settings


def version_one(settings: Settings) -> APIRouter:
    router = APIRouter(prefix="/v1")
    for name in settings.instruments:
        router.include_router(instrument_router(name))
    return router


def version_two(settings: Settings, archive: Archive) -> FastAPI:
    app = FastAPI(title=f"{settings.title} 2", version="2.0.0")
    app.state.settings, app.state.archive = settings, archive
    include_all(app, [instrument_router(f"instruments/{name}") for name in settings.instruments])
    return app


def include_all(app: FastAPI, routers: Iterable[APIRouter], **options: str) -> None:
    for router in routers:
        app.include_router(router, **options)


def optional_routers(settings: Settings) -> list[APIRouter]:
    routers = [
        (search.router, settings.assistant.enabled),
        (maintenance.router, settings.maintenance),
    ]
    return [router for router, wanted in routers if wanted]


def create_app(settings: Settings | None = None) -> FastAPI:
    settings = settings or Settings()
    archive = Archive.open(settings)
    app = FastAPI(title=settings.title, version="1.9.0")
    app.state.settings, app.state.archive = settings, archive
    include_all(app, [version_one(settings), live.router])
    include_all(app, optional_routers(settings), prefix="/v1")
    app.mount("/v2", version_two(settings, archive), name="v2")

    @app.get("/", include_in_schema=False)
    def index() -> dict[str, str]:
        return {"v1": "/v1", "v2": "/v2", "live": "/live"}

    return app
