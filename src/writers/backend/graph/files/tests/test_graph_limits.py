"""Questions that ask for too much are not begun with."""

from typing import Any

import pytest
from graphql import parse
from httpx import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.errors import Invalid, NotAllowed
from app.core.settings import get_settings
from app.graph.measuring import Measuring, refuse_too_much
from tests.errors import code_of
from tests.people import somebody

ASK = "/api/v1/graphql"


def cost_of(question: str, **variables: Any) -> int:
    return Measuring(parse(question), variables).measure.cost


def test_what_stands_in_a_page_costs_as_often_as_it_may_have_rows() -> None:
    assert cost_of("{ a { b c } }") == 3
    assert cost_of("{ a { data { b c } next } }") == 1 + 2 + 50 * 2
    assert cost_of("{ a(which: { limit: 10 }) { data { b { c } } } }") == 1 + 1 + 10 * 2
    asked = "query ($which: Which) { a(which: $which) { data { b } } }"
    assert cost_of(asked, which={"limit": 7}) == 1 + 1 + 7
    counted = "query ($n: Int) { a(which: { limit: $n }) { data { b } } }"
    assert cost_of(counted, n=9) == 1 + 1 + 9
    assert cost_of("{ a { ...F } } fragment F on A { data { b } }") == 1 + 1 + 50


def test_what_goes_too_deep_or_asks_for_too_much_is_refused() -> None:
    deep = "{ a { b { c { d } } } }"
    refuse_too_much(parse(deep), {}, depth=4, cost=10, shows_inside=True)
    with pytest.raises(Invalid):
        refuse_too_much(parse(deep), {}, depth=3, cost=10, shows_inside=True)
    with pytest.raises(Invalid):
        refuse_too_much(parse(deep), {}, depth=4, cost=3, shows_inside=True)


def test_a_fragment_in_itself_ends() -> None:
    question = "{ ...F } fragment F on Query { a { ...F } }"
    with pytest.raises(Invalid):
        refuse_too_much(parse(question), {}, depth=9, cost=999, shows_inside=True)


@pytest.mark.parametrize(
    "question", ["{ __schema { types { name } } }", "{ __type(name: A) { name } }"]
)
def test_in_production_what_there_is_is_not_told(question: str) -> None:
    with pytest.raises(NotAllowed):
        refuse_too_much(parse(question), {}, depth=9, cost=999, shows_inside=False)


async def test_nobody_asks_without_signing_in(client: AsyncClient, schema: None) -> None:
    assert (await client.post(ASK, json={"query": "{ __typename }"})).status_code == 401


async def test_what_is_no_question_is_told(client: AsyncClient, session: AsyncSession) -> None:
    person = await somebody(session)
    for question in ("{", "{ a " * 3000, "", "\x00"):
        answer = await client.post(ASK, json={"query": question}, headers=person.headers)
        assert (answer.status_code, code_of(answer)) == (422, "invalid")
    unknown = await client.post(ASK, json={"query": "{ nothing }"}, headers=person.headers)
    assert unknown.json()["data"] is None
    assert unknown.json()["errors"][0]["extensions"]["code"] == "invalid"


async def test_a_question_of_many_parts_is_refused(
    client: AsyncClient, session: AsyncSession
) -> None:
    person = await somebody(session)
    many = " ".join(f"a{number}: __typename" for number in range(get_settings().graph_cost + 1))
    answer = await client.post(ASK, json={"query": f"{{ {many} }}"}, headers=person.headers)
    assert answer.status_code == 422
