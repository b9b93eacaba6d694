from sqlmodel import Session, col, select, update

from app.books.models import Book
from app.errors import Conflict, NotFound
from app.orders.models import Order, OrderCreate, OrderLine, OrderState
from app.people.models import Person


def owned_by(session: Session, buyer: Person, order_id: int) -> Order:
    statement = select(Order).where(Order.id == order_id, Order.buyer_id == buyer.id)
    order = session.exec(statement).one_or_none()
    if order is None:
        raise NotFound("No such order")
    return order


def any_order(session: Session, order_id: int) -> Order:
    order = session.get(Order, order_id)
    if order is None:
        raise NotFound("No such order")
    return order


def all_of(session: Session, buyer: Person, offset: int, limit: int) -> list[Order]:
    statement = select(Order).where(Order.buyer_id == buyer.id).order_by(col(Order.id).desc())
    return list(session.exec(statement.offset(offset).limit(limit)))


def place(session: Session, buyer: Person, data: OrderCreate) -> Order:
    wanted = {line.book_id: line.quantity for line in data.lines}
    locked = select(Book).where(col(Book.id).in_(wanted)).order_by(Book.id).with_for_update()
    books = {book.id: book for book in session.exec(locked)}
    order = Order(buyer_id=buyer.id)
    for book_id, quantity in wanted.items():
        book = books.get(book_id)
        if book is None:
            raise NotFound("No such book")
        if book.stock < quantity:
            raise Conflict(f"Only {book.stock} left of {book.title}")
        book.stock -= quantity
        order.lines.append(OrderLine(book_id=book_id, quantity=quantity, unit_price=book.price))
    return _save(session, order)


def cancel(session: Session, buyer: Person, order_id: int) -> Order:
    order = owned_by(session, buyer, order_id)
    if order.state is not OrderState.placed:
        raise Conflict(f"The order is {order.state}")
    order.state = OrderState.cancelled
    _put_back(session, order)
    return _save(session, order)


def ship(session: Session, order_id: int) -> Order:
    order = any_order(session, order_id)
    if order.state is not OrderState.placed:
        raise Conflict(f"The order is {order.state}")
    order.state = OrderState.shipped
    return _save(session, order)


def _put_back(session: Session, order: Order) -> None:
    for line in order.lines:
        statement = update(Book).where(col(Book.id) == line.book_id)
        session.exec(statement.values(stock=col(Book.stock) + line.quantity))


def _save(session: Session, order: Order) -> Order:
    session.add(order)
    session.commit()
    session.refresh(order)
    return order
