"""What happened is sent to whoever subscribed to it, and sent again until it is taken."""

import json
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.background.job import GiveUp, Job
from app.background.queue import enqueue
from app.core.ids import uuid7
from app.core.sealing import unseal
from app.core.settings import get_settings
from app.events.models import OutboxEvent
from app.outbound.addresses import target_of
from app.outbound.client import Call, outbound
from app.outbound.failures import Failed
from app.webhooks.models import WebhookAttempt, WebhookDelivery, WebhookSubscription
from app.webhooks.signing import signed
from app.webhooks.subscribable import MOST_FAILURES

JOB = "deliver_webhook"
SECONDS = 10.0
GONE = 410
MOST_OF_AN_ERROR = 255


class NotTaken(Exception):
    """The receiver did not say that it has it."""


async def queue_deliveries(session: AsyncSession, event: OutboxEvent) -> None:
    """One message for each who subscribed to it."""
    found = await session.scalars(
        select(WebhookSubscription.id).where(
            WebhookSubscription.ended_at.is_(None),
            WebhookSubscription.events.contains([event.name]),
        )
    )
    for subscription_id in found:
        delivery = {"id": uuid7(), "subscription_id": subscription_id, "event_id": event.id}
        values = {**delivery, "event": event.name, "body": body_of(event)}
        await session.execute(insert(WebhookDelivery).values(**values))
        given = {"delivery": str(delivery["id"])}
        await enqueue(session, JOB, given, key=given["delivery"])


def body_of(event: OutboxEvent) -> str:
    """What happened to which row; what it holds is told to whoever asks, and may."""
    said = {
        "id": str(event.id),
        "event": event.name,
        "resource": event.resource,
        "row": event.row,
        "at": event.at.astimezone(UTC).isoformat(),
    }
    return json.dumps(said, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Message:
    """What is sent where."""

    delivery_id: UUID
    subscription_id: UUID
    url: str
    secret: str
    body: bytes


async def deliver_webhook(job: Job) -> None:
    """One try; whatever comes of it is kept."""
    message = await message_of(job)
    if message is None:
        return
    started = time.perf_counter()
    status: int | None = None
    error: str | None = None
    try:
        status = await post(message)
    except Failed as failed:
        error = str(failed)[:MOST_OF_AN_ERROR]
    milliseconds = round((time.perf_counter() - started) * 1000)
    taken = status is not None and 200 <= status < 300
    async with job.session() as session:
        await note(session, message, status, error, milliseconds, taken=taken)
    if status == GONE:
        raise GiveUp("the receiver is gone")
    if not taken:
        raise NotTaken(error or f"it answered {status}")


async def message_of(job: Job) -> Message | None:
    """What is to be sent; nothing where it is not wanted any more."""
    async with job.session() as session:
        found = await session.execute(
            select(WebhookDelivery, WebhookSubscription)
            .join(WebhookSubscription, WebhookSubscription.id == WebhookDelivery.subscription_id)
            .where(
                WebhookDelivery.id == UUID(job.arguments.get("delivery", str(UUID(int=0)))),
                WebhookDelivery.delivered_at.is_(None),
                WebhookSubscription.ended_at.is_(None),
            )
        )
        row = found.one_or_none()
        if row is None:
            return None
        delivery, subscription = row
        secret: str = unseal(
            subscription.secret, WebhookSubscription.__tablename__, "secret", subscription.id
        )
        body = delivery.body.encode()
        return Message(delivery.id, subscription.id, subscription.url, secret, body)


async def post(message: Message) -> int:
    """Sends it to the very address that was looked at; what is answered beside the status is nobody's concern."""
    target = await target_of(message.url, anywhere=get_settings().webhooks_anywhere)
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "webhooks/1",
        **signed(message.secret.encode(), str(message.delivery_id), int(time.time()), message.body),
    }
    call = Call(
        "POST",
        target,
        headers,
        message.body,
        seconds=SECONDS,
        most_bytes=0,
        retries=0,
        # Others have receivers at the same host, and those may be well.
        circuit=f"webhook:{message.subscription_id}",
    )
    async with outbound() as http:
        return (await http.send(call)).status


async def note(
    session: AsyncSession,
    message: Message,
    status: int | None,
    error: str | None,
    milliseconds: int,
    *,
    taken: bool,
) -> None:
    """What came of a try."""
    values = {"delivery_id": message.delivery_id, "status": status, "error": error}
    await session.execute(
        insert(WebhookAttempt).values(id=uuid7(), **values, milliseconds=milliseconds)
    )
    if taken:
        await session.execute(
            update(WebhookDelivery)
            .where(WebhookDelivery.id == message.delivery_id)
            .values(delivered_at=datetime.now(UTC))
        )
    failures = await session.scalar(
        update(WebhookSubscription)
        .where(WebhookSubscription.id == message.subscription_id)
        .values(failures=0 if taken else WebhookSubscription.failures + 1)
        .returning(WebhookSubscription.failures)
    )
    if status == GONE or (MOST_FAILURES is not None and (failures or 0) >= MOST_FAILURES):
        await session.execute(
            update(WebhookSubscription)
            .where(WebhookSubscription.id == message.subscription_id)
            .values(ended_at=func.now())
        )
