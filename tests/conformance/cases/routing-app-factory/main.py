"""`create_app` builds everything; the module calls it."""

from fastapi import APIRouter, FastAPI

router = APIRouter()


@router.get("/health")
def health() -> dict[str, str]:
    return {"status": "ok"}


def register_routers(application: FastAPI, *, prefix: str = "/api") -> None:
    application.include_router(router, prefix=prefix)


def create_app(title: str = "Factory made") -> FastAPI:
    application = FastAPI(title=title, version="2.0")
    register_routers(application)

    @application.get("/")
    def root() -> str:
        return "root"

    return application


app = create_app()
