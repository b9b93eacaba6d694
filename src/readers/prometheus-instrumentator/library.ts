import type { Machine } from '../../python/interpret/machine.ts'
import { addWritten } from '../written/library.ts'

/** Metrics by prometheus-fastapi-instrumentator: an endpoint that is in the document unless it is hidden. */
export function addPrometheusInstrumentator(machine: Machine): void {
  addWritten(machine, [
    {
      name: 'prometheus_fastapi_instrumentator.instrumentation',
      exports: ['PrometheusFastApiInstrumentator', 'Instrumentator'],
      through: ['prometheus_fastapi_instrumentator'],
      source: SOURCE,
    },
  ])
}

const SOURCE = `
import os
from fastapi import FastAPI, Request, Response
from prometheus_fastapi_instrumentator.middleware import PrometheusInstrumentatorMiddleware


class PrometheusFastApiInstrumentator:
    def __init__(self, *options, should_respect_env_var=False, env_var_name="ENABLE_METRICS", **more):
        self.should_respect_env_var = should_respect_env_var
        self.env_var_name = env_var_name

    def _is_off(self):
        return self.should_respect_env_var and os.environ.get(self.env_var_name, "").lower() not in ("true", "1")

    def instrument(self, app, *options, **more):
        if self._is_off():
            return self
        app.add_middleware(PrometheusInstrumentatorMiddleware)
        return self

    def expose(self, app, should_gzip=False, endpoint="/metrics", include_in_schema=True, tags=None, **kwargs):
        if self._is_off():
            return self

        def metrics(request: Request) -> Response:
            """Endpoint that serves Prometheus metrics."""

        if isinstance(app, FastAPI):
            app.get(endpoint, include_in_schema=include_in_schema, tags=tags, **kwargs)(metrics)
        else:
            app.add_route(path=endpoint, route=metrics, include_in_schema=include_in_schema)
        return self

    def add(self, *functions):
        return self


Instrumentator = PrometheusFastApiInstrumentator
`
