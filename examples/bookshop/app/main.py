from fastapi import FastAPI

from app import errors, models  # noqa: F401 (all tables before the first query)
from app.books.routes import router as books
from app.orders.routes import router as orders
from app.people.routes import auth, people
from app.reviews.routes import router as reviews

app = FastAPI(title="Bookshop", version="1.4.0", summary="A shelf, orders, reviews.")
errors.register(app)

for router in (auth, people, books, orders, reviews):
    app.include_router(router)


@app.get("/health", tags=["operations"])
def health() -> dict[str, str]:
    return {"status": "ok"}
