"""Which programs people signed in with."""

from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.accounts.models import SignIn
from app.core.tables import Kept


class SignInAgent(Kept):
    """What a program said it is, when somebody signed in with it; it goes with the stay."""

    __tablename__ = "sign_in_agents"

    sign_in_id: Mapped[UUID] = mapped_column(
        ForeignKey(SignIn.id, ondelete="CASCADE"), primary_key=True
    )
    agent: Mapped[str | None] = mapped_column(String(400))
