import { type Kinds, kind, named } from './kind.ts'

/** Things that are connected: what they are, what they say, and what they are told. */
export const DEVICES: Kinds = {
  'device group': named('site customer'),
  thermostat: kind('name: str(1..120), target_temperature: float', 'room home zone'),
  actuator: kind('name: str(1..120), kind: str(1..60), is_on: bool = false', 'zone device greenhouse room machine'),
  'device command': kind(
    'name: str(1..80), payload: json, status: queued|sent|done|failed = queued, sent_at: datetime?',
    'device',
  ),
  'device schedule': kind(
    'weekday: monday|tuesday|wednesday|thursday|friday|saturday|sunday = monday, runs_at: time, action: str(1..80)',
    'device scene',
  ),
  'firmware version': kind('version: str(1..40) unique, file: file(bin) <= 50MB, released_on: date', 'product model'),
  'firmware update': kind(
    'version: str(1..40), file: file(bin) <= 50MB, status: queued|installing|installed|failed = queued',
    'group device',
  ),
  laptop: kind('model: str(1..120), serial_number: str(1..80) unique, purchased_on: date?'),
  tablet: kind('model: str(1..120), serial_number: str(1..80) unique, purchased_on: date?'),
  smartphone: kind('model: str(1..120), serial_number: str(1..80) unique, purchased_on: date?'),
  printer: kind('name: str(1..120), model: str(0..120)?', 'office location room'),
  heartbeat: kind('received_at: datetime', 'device gateway'),
  'maintenance window': kind('starts_at: datetime, ends_at: datetime', 'device machine service'),
  'error code': kind('code: str(1..40) unique, description: str(0..500)?', 'device machine'),
}
