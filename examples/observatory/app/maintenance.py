from fastapi import APIRouter, Request, status

from app.security import Operator

router = APIRouter(prefix="/maintenance", tags=["maintenance"], dependencies=[Operator])


@router.post("/forget", status_code=status.HTTP_204_NO_CONTENT)
def forget(request: Request) -> None:
    request.app.state.archive.stored.clear()
