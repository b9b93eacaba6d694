"""A module that nobody imports adds nothing."""

from fastapi import FastAPI

from areas.used import router

app = FastAPI()
app.include_router(router)
