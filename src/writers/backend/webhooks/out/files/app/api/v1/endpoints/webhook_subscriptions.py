"""Who is sent what happens."""

import secrets
from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, status
from pydantic import Field
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.caller import Caller
from app.core.errors import Invalid, NotAllowed, NotFound
from app.core.ids import uuid7
from app.core.limits import limited
from app.core.sealing import seal
from app.core.settings import get_settings
from app.dependencies.caller import SignedIn
from app.dependencies.database import Transaction
from app.outbound.addresses import Unreachable, target_of
from app.schemas.base import Schema, Url
from app.schemas.page import Answer
from app.webhooks.models import WebhookAttempt, WebhookDelivery, WebhookSubscription
from app.webhooks.subscribable import Event, events_for

router = APIRouter(prefix="/webhooks", tags=["webhooks"])

MOST = 100
MOST_A_MINUTE = 20


class SubscriptionCreate(Schema):
    """Where to send what."""

    url: Url = Field(max_length=2048)
    events: list[Event] = Field(min_length=1, max_length=50)


class SubscriptionRead(Schema):
    """What is told of one."""

    id: UUID
    url: str
    events: list[str]
    created_at: datetime
    failures: int
    ended_at: datetime | None


class SubscriptionCreated(SubscriptionRead):
    """With the secret its messages are signed with: it is told this once."""

    secret: str


class AttemptRead(Schema):
    """A try, and what was answered."""

    delivery_id: UUID
    event: str
    at: datetime
    status: int | None
    error: str | None
    milliseconds: int


async def subscriber(caller: SignedIn) -> Caller:
    """Whoever may subscribe to anything."""
    if not events_for(caller):
        raise NotAllowed
    return caller


Subscriber = Annotated[Caller, Depends(subscriber)]


@router.get("")
async def list_subscriptions(
    caller: Subscriber, session: Transaction
) -> Answer[list[SubscriptionRead]]:
    """Those of the caller."""
    found = await session.scalars(
        select(WebhookSubscription)
        .where(WebhookSubscription.owner_id == caller.id)
        .order_by(WebhookSubscription.id.desc())
        .limit(MOST)
    )
    return Answer(data=[SubscriptionRead.model_validate(one, extra="ignore") for one in found])


@router.post("", status_code=status.HTTP_201_CREATED)
async def subscribe(
    body: SubscriptionCreate, caller: Subscriber, session: Transaction
) -> Answer[SubscriptionCreated]:
    """From now on, what happens is sent there."""
    await limited(f"subscribe:{caller.id}", MOST_A_MINUTE, 60)
    known = events_for(caller)
    for event in body.events:
        if event not in known:
            raise Invalid(f"You are not sent {event}.")
    mine = await session.scalar(
        select(func.count()).where(WebhookSubscription.owner_id == caller.id)
    )
    if (mine or 0) >= MOST:
        raise Invalid(f"There are {MOST} already.")
    try:
        await target_of(body.url, anywhere=get_settings().webhooks_anywhere)
    except Unreachable as error:
        raise Invalid(f"This address is not called: {error}.") from error
    key, secret = uuid7(), secrets.token_urlsafe(32)
    row = WebhookSubscription(
        id=key,
        owner_id=caller.id,
        url=body.url,
        events=sorted(set(body.events)),
        secret=seal(secret, WebhookSubscription.__tablename__, "secret", key),
    )
    session.add(row)
    await session.flush()
    await session.refresh(row)
    told = SubscriptionRead.model_validate(row, extra="ignore")
    return Answer(data=SubscriptionCreated(**told.model_dump(), secret=secret))


@router.delete("/{subscription_id}", status_code=status.HTTP_204_NO_CONTENT)
async def unsubscribe(subscription_id: UUID, caller: Subscriber, session: Transaction) -> None:
    """Nothing more is sent there."""
    await session.delete(await _find(session, caller, subscription_id))


@router.get("/{subscription_id}/attempts")
async def list_attempts(
    subscription_id: UUID, caller: Subscriber, session: Transaction
) -> Answer[list[AttemptRead]]:
    """What became of the last messages."""
    await _find(session, caller, subscription_id)
    found = await session.execute(
        select(WebhookAttempt, WebhookDelivery.event)
        .join(WebhookDelivery, WebhookDelivery.id == WebhookAttempt.delivery_id)
        .where(WebhookDelivery.subscription_id == subscription_id)
        .order_by(WebhookAttempt.id.desc())
        .limit(MOST)
    )
    data = [
        AttemptRead(
            delivery_id=attempt.delivery_id,
            event=event,
            at=attempt.at,
            status=attempt.status,
            error=attempt.error,
            milliseconds=attempt.milliseconds,
        )
        for attempt, event in found
    ]
    return Answer(data=data)


async def _find(
    session: AsyncSession, caller: Caller, subscription_id: UUID
) -> WebhookSubscription:
    """One of the caller; whether others have one is not told."""
    found = await session.scalar(
        select(WebhookSubscription).where(
            WebhookSubscription.id == subscription_id,
            WebhookSubscription.owner_id == caller.id,
        )
    )
    if found is None:
        raise NotFound
    return found
