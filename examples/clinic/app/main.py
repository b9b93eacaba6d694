from fastapi import FastAPI

from app.views import routers

app = FastAPI(title="Clinic", version="2.1.0")
for router in routers:
    app.include_router(router, prefix="/api")
