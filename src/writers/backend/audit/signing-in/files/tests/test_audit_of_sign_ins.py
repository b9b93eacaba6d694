"""Who signs in, and who cannot, is written down."""

from httpx import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from app.audit.verify import verify
from tests.people import PASSWORD, somebody
from tests.test_audit_of_accounts import noticed


async def test_whoever_signs_in_and_whoever_cannot(
    client: AsyncClient, session: AsyncSession
) -> None:
    person = await somebody(session)
    body = {"email": person.caller.user.email, "password": PASSWORD}
    assert (await client.post("/api/v1/auth/login", json=body)).status_code == 200
    wrong = {**body, "password": "another horse entirely"}
    assert (await client.post("/api/v1/auth/login", json=wrong)).status_code == 401
    key = str(person.caller.id)
    assert await noticed(session) == [("signed_in", key), ("sign_in_refused", key)]
    assert await verify() == []
