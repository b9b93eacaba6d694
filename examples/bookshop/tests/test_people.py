NEW_PERSON = {"email": "kim@example.com", "name": "Kim", "password": "correct horse"}


def test_registered_people_can_sign_in(client):
    assert client.post("/people", json=NEW_PERSON).json()["role"] == "customer"
    form = {"username": "kim@example.com", "password": "correct horse"}
    token = client.post("/auth/token", data=form).json()["access_token"]
    me = client.get("/people/me", headers={"Authorization": f"Bearer {token}"})
    assert me.json()["name"] == "Kim"


def test_nobody_registers_as_admin(client):
    assert client.post("/people", json={**NEW_PERSON, "role": "admin"}).json()["role"] == "customer"


def test_a_forged_token_is_refused(client):
    assert client.get("/people/me", headers={"Authorization": "Bearer x.y.z"}).status_code == 401
