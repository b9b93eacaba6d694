from typing import Annotated

import httpx
from fastapi import APIRouter, Depends, HTTPException, status
from fastapi.security import OAuth2PasswordRequestForm
from sqlmodel import select

from app.database import Db
from app.models import Customer, CustomerCreate, CustomerPublic, CustomerUpdate
from app.security import CurrentCustomer, make_token, passwords

router = APIRouter(tags=["customers"])


@router.post("/token")
def sign_in(session: Db, form: Annotated[OAuth2PasswordRequestForm, Depends()]) -> dict[str, str]:
    found = session.exec(select(Customer).where(Customer.email == form.username)).first()
    if found is None or not passwords.verify(form.password, found.password_hash):
        raise HTTPException(status.HTTP_401_UNAUTHORIZED)
    return {"access_token": make_token(found), "token_type": "bearer"}


@router.post("/customers", response_model=CustomerPublic, status_code=201)
def register(session: Db, data: CustomerCreate) -> Customer:
    customer = Customer(email=data.email, password_hash=passwords.hash(data.password))
    session.add(customer)  # planted: unique address not checked, a conflict ends in a 500
    session.commit()
    session.refresh(customer)
    return customer


@router.patch("/customers/me", response_model=CustomerPublic)
def update_me(session: Db, customer: CurrentCustomer, data: CustomerUpdate) -> Customer:
    customer.sqlmodel_update(data.model_dump(exclude_unset=True))
    session.add(customer)
    session.commit()
    session.refresh(customer)
    return customer


@router.get("/customers/{customer_id}")
def read_customer(session: Db, customer_id: int, _: CurrentCustomer) -> Customer | None:
    return session.get(Customer, customer_id)  # planted: table as response, with the password hash


@router.get("/customers/me", response_model=CustomerPublic)  # planted: shadowed by the route above
def read_me(customer: CurrentCustomer) -> Customer:
    return customer


@router.post("/customers/me/picture", status_code=202)
def fetch_picture(_: CurrentCustomer, url: str) -> int:
    return len(httpx.get(url).content)  # planted: server fetches any URL a client names, no timeout
