"""Files, before rows have them."""

from datetime import datetime
from uuid import UUID

from fastapi import APIRouter, UploadFile, status

from app.dependencies.caller import SignedIn
from app.dependencies.database import Transaction
from app.schemas.base import Schema
from app.schemas.page import Answer
from app.storage.service import take

router = APIRouter(prefix="/files", tags=["files"])


class FileRead(Schema):
    """What is told of a file."""

    id: UUID
    name: str
    media_type: str
    size: int
    created_at: datetime


@router.post("", status_code=status.HTTP_201_CREATED)
async def send_file(
    file: UploadFile, caller: SignedIn, session: Transaction
) -> Answer[FileRead]:
    """Takes a file in; its id is then said of the row that has it. Who may: whoever is signed in."""
    stored = await take(session, caller, file)
    return Answer(data=FileRead.model_validate(stored))
