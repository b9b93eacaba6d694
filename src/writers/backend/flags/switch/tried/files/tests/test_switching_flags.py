"""Only those of the highest role switch flags."""

from httpx import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from app.access.flags import may_switch
from app.core.flag_names import DEFAULTS, Flag
from app.core.roles import Role
from tests.people import somebody

FLAG = next(iter(Flag))


async def test_who_may_switch(client: AsyncClient, session: AsyncSession) -> None:
    place = f"/api/v1/flags/{FLAG}"
    for role in Role:
        person = await somebody(session, role=role)
        may = may_switch(person.caller)
        assert may == (role == next(iter(Role)))
        body = {"on": not DEFAULTS[FLAG]}
        answer = await client.put(place, json=body, headers=person.headers)
        assert answer.status_code == (200 if may else 403)
        listed = await client.get("/api/v1/flags", headers=person.headers)
        assert listed.status_code == (200 if may else 403)
        if may:
            assert listed.json()["data"][FLAG] == body["on"]
    assert (await client.get("/api/v1/flags")).status_code == 401
    unknown = await client.put("/api/v1/flags/no_such", json={"on": True}, headers=person.headers)
    assert unknown.status_code == 422
