import { type Kinds, kind, named } from './kind.ts'

/** What machines send, and what programs keep of themselves. */
export const TECHNICAL: Kinds = {
  device: kind('name: str(1..120), serial_number: str(1..80) unique', 'site location gateway'),
  sensor: kind('name: str(1..120), unit: str(1..20)', 'device machine site greenhouse room'),
  gateway: kind('name: str(1..120), serial_number: str(1..80) unique', 'site location'),
  meter: kind('name: str(1..120), serial_number: str(1..80) unique', 'apartment unit building household customer'),
  reading: kind('value: float, measured_at: datetime', 'sensor device meter truck machine tank vehicle car'),
  measurement: kind('value: float, measured_at: datetime', 'sensor device meter plot tank barrel'),
  telemetry: kind('value: float, measured_at: datetime', 'device sensor vehicle'),
  threshold: kind('minimum: float?, maximum: float?', 'sensor device metric greenhouse meter'),
  repository: kind('name: str(1..120), address: url?', 'project'),
  deployment: kind(
    'version: str(1..80), status: pending|running|succeeded|failed = pending',
    'environment service',
    'release',
  ),
  rack: named('data-center'),
  disk: named('server'),
  downtime: kind('started_at: datetime, ended_at: datetime?, reason: str(0..200)?', 'machine line server'),
  webhook: kind('address: url, active: bool = true'),
  'translation key': kind('key: str(1..200) unique, description: str(0..500)?', 'project'),
  'license key': kind('key: str(1..80) unique, expires_on: date?', 'product license', 'customer'),
  'licence key': kind('key: str(1..80) unique, expires_on: date?', 'product licence', 'customer'),
  dataset: kind('name: str(1..200), description: text(0..5000)?'),
}
