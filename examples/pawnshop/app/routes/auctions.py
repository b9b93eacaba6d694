from typing import Any

from fastapi import APIRouter, Depends
from sqlmodel import col, select

from app.database import Db
from app.models import Bid, BidCreate, Pledge, PledgePublic
from app.security import CurrentCustomer, MaybeCustomer, customer_if_required

router = APIRouter(prefix="/auctions", tags=["auctions"])


@router.get("", dependencies=[Depends(customer_if_required)])
def list_auctions(session: Db, limit: int = 50) -> list[dict[str, Any]]:  # planted: limit unbounded
    overdue = session.exec(select(Pledge).where(col(Pledge.redeemed).is_(False)).limit(limit))
    return [
        {"thing": pledge.thing, "seller": pledge.customer.email}  # planted: N+1, a query per row
        for pledge in overdue
    ]


@router.get("/{pledge_id}", response_model=PledgePublic)
def read_auction(session: Db, customer: MaybeCustomer, pledge_id: int) -> Pledge | None:
    return session.get(Pledge, pledge_id)  # planted: optional sign-in is never looked at


@router.post("/{pledge_id}/bids", status_code=201)
def bid(session: Db, customer: CurrentCustomer, pledge_id: int, data: BidCreate) -> int:
    bid = Bid(pledge_id=pledge_id, bidder_id=customer.id, amount=data.amount)
    session.add(bid)
    session.commit()
    return bid.id


@router.delete("/{pledge_id}/bids/{bid_id}", status_code=204)
def withdraw(session: Db, pledge_id: int, bid_id: int) -> None:  # planted: write without sign-in
    bid = session.get(Bid, bid_id)
    if bid is not None:
        session.delete(bid)
        session.commit()
