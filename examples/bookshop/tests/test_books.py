from app.people.models import Role

NEW_BOOK = {"title": "Emil", "author": "Erich Kästner", "isbn": "9783791530123", "price": "12.50"}


def test_everybody_reads_the_shelf(client, book):
    assert [found["title"] for found in client.get("/books", params={"words": "mo"}).json()] == [
        "Momo"
    ]


def test_only_staff_add_books(client, sign_in):
    assert client.post("/books", json=NEW_BOOK).status_code == 401
    assert client.post("/books", json=NEW_BOOK, headers=sign_in("kim")).status_code == 403
    assert (
        client.post("/books", json=NEW_BOOK, headers=sign_in("sam", Role.staff)).status_code == 201
    )


def test_only_admins_remove_books(client, book, sign_in):
    path = f"/books/{book.id}"
    assert client.delete(path, headers=sign_in("sam", Role.staff)).status_code == 403
    assert client.delete(path, headers=sign_in("ada", Role.admin)).status_code == 204
    assert client.get(path).status_code == 404
