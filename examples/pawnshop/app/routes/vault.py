from decimal import Decimal

from fastapi import APIRouter
from sqlmodel import func, select

from app.database import Db
from app.models import Customer, Pledge, PledgePublic

router = APIRouter(prefix="/vault", tags=["vault"])
reports = APIRouter(prefix="/vault/reports", tags=["vault"])


@router.get("/pledges", response_model=list[PledgePublic])
def list_pledges(session: Db, offset: int = 0) -> list[Pledge]:
    statement = select(Pledge).order_by(Pledge.id).offset(offset).limit(100)
    return list(session.exec(statement))


@reports.get("/credit")
def total_credit(session: Db) -> Decimal:
    return session.exec(select(func.coalesce(func.sum(Customer.credit), 0))).one()
