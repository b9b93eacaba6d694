"""Tokens are taken back at whoever gave them out, and tried again until that holds."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from app.background.job import Job
from app.core.sealing import unseal
from app.integrations.declared import INTEGRATIONS
from app.integrations.models import IntegrationAttempt, IntegrationRevocation
from app.outbound.client import Call, outbound
from app.outbound.failures import Failed

TOO_MANY = 429
FIRST_FAILURE = 500
KEPT = timedelta(days=30)


async def revoke_integration(job: Job) -> None:
    """One try. A token the provider does not know any more is as good as taken back."""
    key = UUID(job.arguments.get("revocation", str(UUID(int=0))))
    async with job.session() as session:
        call = await _call_of(session, key)
    if call is None:
        return
    async with outbound() as http:
        reply = await http.send(call)
    if reply.status == TOO_MANY or reply.status >= FIRST_FAILURE:
        raise Failed(f"{reply.host} answered {reply.status}")
    async with job.session() as session:
        await session.execute(delete(IntegrationRevocation).where(IntegrationRevocation.id == key))


async def _call_of(session: AsyncSession, key: UUID) -> Call | None:
    """What the provider is to be asked."""
    row = await session.get(IntegrationRevocation, key)
    if row is None or row.integration not in INTEGRATIONS:
        return None
    integration = INTEGRATIONS[row.integration]()
    if integration.provider.revoke is None:
        return None
    token = unseal(row.token, IntegrationRevocation.__tablename__, "token", key)
    return integration.provider.revoke(integration.keys, token)


async def forget_integrations(job: Job) -> None:
    """Whoever did not come back in time, and tokens nobody took back, are forgotten."""
    now = datetime.now(UTC)
    async with job.session() as session:
        await session.execute(delete(IntegrationAttempt).where(IntegrationAttempt.ends_at < now))
        await session.execute(
            delete(IntegrationRevocation).where(IntegrationRevocation.created_at < now - KEPT)
        )
