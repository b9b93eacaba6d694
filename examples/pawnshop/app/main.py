from fastapi import Depends, FastAPI

from app.routes import auctions, customers, pledges, vault
from app.security import require_clerk

app = FastAPI(title="Pawnshop", version="0.3.0")
app.include_router(customers.router)
app.include_router(pledges.router)
app.include_router(auctions.router)
app.include_router(vault.router, dependencies=[Depends(require_clerk)])
app.include_router(vault.reports)  # planted: sibling router included without its protection
