from fastapi import FastAPI, Request, status
from fastapi.responses import JSONResponse

from app.api import api
from app.services import Conflict, NotFound

app = FastAPI(title="Newsroom", version="3.0.1")
app.include_router(api)


@app.exception_handler(NotFound)
async def not_found(request: Request, error: NotFound) -> JSONResponse:
    return JSONResponse({"detail": error.__doc__}, status.HTTP_404_NOT_FOUND)


@app.exception_handler(Conflict)
async def conflict(request: Request, error: Conflict) -> JSONResponse:
    return JSONResponse({"detail": error.__doc__}, status.HTTP_409_CONFLICT)
