from fastapi import APIRouter

router = APIRouter(prefix="/lenders", tags=["lenders"])


@router.delete("/{lender_id}", status_code=204)
def delete_lender(lender_id: int) -> None: ...
