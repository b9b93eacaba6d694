from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Depends, Query, status

from app.database import Db
from app.orders import mail, service
from app.orders.models import Order, OrderCreate, OrderPublic
from app.security import CurrentPerson, require_staff

router = APIRouter(prefix="/orders", tags=["orders"])


@router.post("", response_model=OrderPublic, status_code=status.HTTP_201_CREATED)
def place_order(
    session: Db, person: CurrentPerson, data: OrderCreate, tasks: BackgroundTasks
) -> Order:
    order = service.place(session, person, data)
    tasks.add_task(mail.confirm, person.email, order.id)
    return order


@router.get("", response_model=list[OrderPublic])
def list_my_orders(
    session: Db,
    person: CurrentPerson,
    offset: Annotated[int, Query(ge=0)] = 0,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> list[Order]:
    return service.all_of(session, person, offset, limit)


@router.get("/{order_id}", response_model=OrderPublic)
def read_my_order(session: Db, person: CurrentPerson, order_id: int) -> Order:
    return service.owned_by(session, person, order_id)


@router.post("/{order_id}/cancel", response_model=OrderPublic)
def cancel_my_order(session: Db, person: CurrentPerson, order_id: int) -> Order:
    return service.cancel(session, person, order_id)


@router.post("/{order_id}/ship", response_model=OrderPublic, dependencies=[Depends(require_staff)])
def ship_order(session: Db, order_id: int) -> Order:
    return service.ship(session, order_id)
