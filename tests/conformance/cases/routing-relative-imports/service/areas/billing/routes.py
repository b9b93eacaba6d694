from fastapi import APIRouter

from ...shared import Money

router = APIRouter()


@router.post("/pay")
def pay(money: Money) -> Money: ...
