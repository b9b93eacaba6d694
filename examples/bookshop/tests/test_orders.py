import pytest

from app.people.models import Role


@pytest.fixture
def order(client, book, sign_in):
    buyer = sign_in("kim")
    lines = {"lines": [{"book_id": book.id, "quantity": 2}]}
    return client.post("/orders", json=lines, headers=buyer).json(), buyer


def test_an_order_takes_from_the_shelf(client, book, order):
    assert order[0]["lines"] == [{"book_id": book.id, "quantity": 2, "unit_price": "15.00"}]
    assert client.get(f"/books/{book.id}").json()["stock"] == 0


def test_more_than_there_is_cannot_be_ordered(client, book, sign_in):
    lines = {"lines": [{"book_id": book.id, "quantity": 3}]}
    assert client.post("/orders", json=lines, headers=sign_in("kim")).status_code == 409


def test_a_stranger_finds_no_order(client, order, sign_in):
    stranger = sign_in("eve")
    path = f"/orders/{order[0]['id']}"
    assert client.get(path, headers=stranger).status_code == 404
    assert client.post(f"{path}/cancel", headers=stranger).status_code == 404
    assert client.get("/orders", headers=stranger).json() == []


def test_a_cancelled_order_is_put_back(client, book, order):
    path = f"/orders/{order[0]['id']}/cancel"
    assert client.post(path, headers=order[1]).json()["state"] == "cancelled"
    assert client.get(f"/books/{book.id}").json()["stock"] == 2


def test_what_was_shipped_cannot_be_cancelled(client, order, sign_in):
    path = f"/orders/{order[0]['id']}"
    assert client.post(f"{path}/ship", headers=order[1]).status_code == 403
    assert client.post(f"{path}/ship", headers=sign_in("sam", Role.staff)).status_code == 200
    assert client.post(f"{path}/cancel", headers=order[1]).status_code == 409
