"""All that is kept of the caller, for the caller."""

from fastapi import APIRouter
from fastapi.responses import StreamingResponse

from app.accounts.my_data import my_data
from app.accounts.noticed import noticed
from app.core.limits import limited
from app.dependencies.caller import SignedIn
from app.dependencies.database import Transaction

router = APIRouter(prefix="/me", tags=["me"])

MOST_A_DAY = 5
DAY = 86_400


@router.get("/export")
async def export(caller: SignedIn, session: Transaction) -> StreamingResponse:
    """Every row that belongs to the caller, as JSON."""
    await limited(f"export:{caller.id}", MOST_A_DAY, DAY)
    await noticed(session, "exported", caller.id)
    headers = {"Content-Disposition": 'attachment; filename="my-data.json"'}
    return StreamingResponse(
        my_data(caller.id), media_type="application/json", headers=headers
    )
