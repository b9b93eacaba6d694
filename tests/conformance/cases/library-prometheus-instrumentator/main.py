"""Metrics endpoints of prometheus-fastapi-instrumentator and starlette-exporter."""

from contextlib import asynccontextmanager

from fastapi import FastAPI
from prometheus_fastapi_instrumentator import Instrumentator
from starlette_exporter import PrometheusMiddleware, handle_metrics

app = FastAPI()
Instrumentator(excluded_handlers=["/health"]).instrument(app).expose(app)
Instrumentator().instrument(app).expose(app, endpoint="/other", tags=["ops"], name="numbers")
Instrumentator().expose(app, endpoint="/hidden", include_in_schema=False)
app.add_middleware(PrometheusMiddleware)
app.add_route("/plain", handle_metrics)


@app.get("/health")
def health() -> str: ...
