from fastapi import APIRouter, HTTPException
from sqlalchemy import text
from sqlmodel import select

from app.database import Db
from app.models import Pledge, PledgeCreate, PledgePublic
from app.security import CurrentCustomer

router = APIRouter(prefix="/pledges", tags=["pledges"])


@router.get("", response_model=list[PledgePublic])
def list_my_pledges(session: Db, customer: CurrentCustomer) -> list[Pledge]:
    statement = select(Pledge).where(Pledge.customer_id == customer.id)
    return list(session.exec(statement))  # planted: list without a limit


@router.post("", response_model=PledgePublic, status_code=201)
def pledge(session: Db, customer: CurrentCustomer, data: PledgeCreate) -> Pledge:
    pledge = Pledge(**data.model_dump(), customer_id=customer.id)
    session.add(pledge)
    session.commit()
    session.refresh(pledge)
    return pledge


@router.get("/search")
def search(session: Db, customer: CurrentCustomer, words: str) -> list[str]:
    statement = f"SELECT thing FROM pledge WHERE thing LIKE '%{words}%'"
    return list(session.scalars(text(statement)))  # planted: SQL built by f-string


@router.get("/{pledge_id}", response_model=PledgePublic)
def read_pledge(session: Db, customer: CurrentCustomer, pledge_id: int) -> Pledge:
    pledge = session.get(Pledge, pledge_id)  # planted: signed in, but anybody's row (no ownership)
    if pledge is None:
        raise HTTPException(404)
    return pledge


@router.post("/{pledge_id}/redeem", response_model=PledgePublic)
async def redeem(session: Db, customer: CurrentCustomer, pledge_id: int) -> Pledge:
    statement = select(Pledge).where(Pledge.id == pledge_id, Pledge.customer_id == customer.id)
    pledge = session.exec(statement).first()  # planted: blocking query inside an async handler
    if pledge is None or pledge.redeemed:
        raise HTTPException(404)
    customer.credit -= int(pledge.loan)  # planted: read, change, write without a lock
    session.commit()
    pledge.redeemed = True
    session.commit()  # planted: one change of state in two transactions
    session.refresh(pledge)
    return pledge
