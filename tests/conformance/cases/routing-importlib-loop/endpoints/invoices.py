from fastapi import APIRouter

router = APIRouter()


@router.get("/{number}")
def read_invoice(number: str) -> str: ...
