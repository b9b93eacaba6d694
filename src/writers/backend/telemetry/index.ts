import { py } from '../../../python/emit/fragment.ts'
import { lit } from '../../../python/emit/literal.ts'
import { imported } from '../../../python/emit/symbol.ts'
import type { Design, Feature, Setting } from '../feature.ts'

/** What whoever runs it can see of it: traces, where an address says whereto, and figures. */
export const telemetry: Feature = {
  parts: () => ['telemetry'],
  settings,
  routers: () => [{ module: imported('app.telemetry:metrics'), versioned: false }],
  lifespan: () => [imported('app.telemetry.start:traced')],
  around: () => [imported('app.telemetry.metrics:measure')],
  requirements: () => ['prometheus-client==0.26.0'],
  optional: () => ({
    telemetry: ['httpx==0.28.1', 'opentelemetry-exporter-otlp-proto-http==1.45.2', 'opentelemetry-sdk==1.45.2'],
  }),
}

const STR = imported('builtins:str')

function settings({ scope }: Design): readonly Setting[] {
  const app = scope.blueprint.app?.text ?? 'app'
  return [
    {
      name: 'metrics',
      type: py`${imported('builtins:bool')} | None`,
      default: lit(null),
      says: 'Whether figures are served at /metrics; in production they are not, unless this says so.',
      example: 'true',
    },
    {
      name: 'otel_exporter_otlp_endpoint',
      type: py`${STR} | None`,
      default: lit(null),
      says: 'Where traces are sent (OTLP over HTTP); without it there are none. It needs the extra telemetry.',
      example: 'http://localhost:4318',
    },
    {
      name: 'otel_service_name',
      type: py`${STR}`,
      default: lit(app),
      says: 'What it is called in traces.',
      example: app,
    },
    {
      name: 'trace_ratio',
      type: py`${imported('builtins:float')}`,
      default: py`${imported('pydantic:Field')}(default=1.0, ge=0, le=1)`,
      says: 'How many requests are traced, of all that come: 0.1 for every tenth.',
      example: '0.1',
    },
  ]
}
