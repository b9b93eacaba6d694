"""Class-based views and the inferring router of fastapi-utils."""

from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, Header
from fastapi_utils.cbv import cbv

router = APIRouter(tags=["notes"])


def tenant(x_tenant: Annotated[str, Header()]) -> str:
    return x_tenant


@cbv(router)
class Notes:
    tenant: str = Depends(tenant)
    dry_run: bool = False

    @router.get("/notes")
    def list_notes(self, limit: int = 5) -> list[str]: ...

    @router.delete("/notes/{note_id}", status_code=204)
    def delete_note(self, note_id: int) -> None: ...


app = FastAPI()
app.include_router(router)
