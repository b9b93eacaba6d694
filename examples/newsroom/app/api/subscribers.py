from uuid import UUID

from fastapi import APIRouter, status

from ..dependencies import PagingDep, Scope, SubscribersDep, requires
from ..schemas import Page, SubscriberNew, SubscriberView
from ..tables import Subscriber

router = APIRouter(prefix="/subscribers", dependencies=[requires(Scope.subscribers)])


@router.get("", response_model=Page[SubscriberView])
async def list_subscribers(subscribers: SubscribersDep, paging: PagingDep):
    items, total = await subscribers.page(paging.offset, paging.limit)
    return {"items": items, "total": total}


@router.post("", response_model=SubscriberView, status_code=status.HTTP_201_CREATED)
async def subscribe(subscribers: SubscribersDep, data: SubscriberNew) -> Subscriber:
    return await subscribers.subscribe(data)


@router.delete("/{subscriber_id}", status_code=status.HTTP_204_NO_CONTENT)
async def unsubscribe(subscribers: SubscribersDep, subscriber_id: UUID) -> None:
    await subscribers.unsubscribe(subscriber_id)
