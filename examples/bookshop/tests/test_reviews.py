from app.people.models import Role


def test_one_review_each(client, book, sign_in):
    path, kim = f"/books/{book.id}/reviews", sign_in("kim")
    assert client.post(path, json={"stars": 5}, headers=kim).status_code == 201
    assert client.post(path, json={"stars": 1}, headers=kim).status_code == 409
    assert len(client.get(path).json()) == 1


def test_reviews_are_removed_by_their_author_or_staff(client, book, sign_in):
    kim, eve, sam = sign_in("kim"), sign_in("eve"), sign_in("sam", Role.staff)
    for remover in (kim, sam):
        created = client.post(f"/books/{book.id}/reviews", json={"stars": 4}, headers=kim)
        path = f"/reviews/{created.json()['id']}"
        assert client.delete(path, headers=eve).status_code == 404
        assert client.delete(path, headers=remover).status_code == 204
