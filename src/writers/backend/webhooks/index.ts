import { py } from '../../../python/emit/fragment.ts'
import { lit } from '../../../python/emit/literal.ts'
import { imported } from '../../../python/emit/symbol.ts'
import type { BackgroundJob, Feature, Setting } from '../feature.ts'
import { spoken } from '../names.ts'
import { CALLING, HTTP_CLIENT } from '../outbound/index.ts'
import { type Hook, incoming, outgoing, schemeOf, secretOf } from './hooks.ts'
import { receivers } from './receivers.ts'
import { subscribable, subscriber, subscriberOf } from './subscribable.ts'

/** What others send, and what is sent to others. */
export const webhooks: Feature = {
  parts: (design) => [
    ...(incoming(design).length > 0 ? ['webhooks', 'webhooks/in', 'operations'] : []),
    ...new Set(incoming(design).map((hook) => `webhooks/${schemeOf(hook)}`)),
    ...(outgoing(design).length > 0 ? ['webhooks', 'webhooks/out', ...CALLING] : []),
    ...(subscriberOf(design) ? ['webhooks/out/tried'] : []),
  ],
  files: (design) => [
    ...(incoming(design).length > 0 ? [receivers(design)] : []),
    ...(outgoing(design).length > 0 ? [subscribable(design)] : []),
    ...(subscriberOf(design) ? [subscriber(design)] : []),
  ],
  settings: (design) => [
    ...new Map(incoming(design).map((hook) => [secretOf(hook), secret(hook)])).values(),
    ...(outgoing(design).length > 0 ? [ANYWHERE] : []),
  ],
  routers: (design) => [
    ...(incoming(design).length > 0 ? [{ module: imported('app.webhooks:receivers'), versioned: false }] : []),
    ...(outgoing(design).length > 0
      ? [{ module: imported('app.api.v1.endpoints:webhook_subscriptions'), versioned: true }]
      : []),
  ],
  tables: (design) => [
    ...(incoming(design).length > 0 ? ['app.webhooks.receiving'] : []),
    ...(outgoing(design).length > 0 ? ['app.webhooks.models'] : []),
  ],
  requirements: (design) => (outgoing(design).length > 0 ? [HTTP_CLIENT] : []),
  listeners: (design) => (outgoing(design).length > 0 ? [imported('app.webhooks.delivering:queue_deliveries')] : []),
  jobs: (design) => [
    ...(outgoing(design).length > 0 ? [delivering(outgoing(design))] : []),
    ...(incoming(design).length > 0 ? [FORGETTING] : []),
  ],
}

const secret = (hook: Hook): Setting => ({
  name: secretOf(hook),
  type: py`${imported('pydantic:SecretStr')}`,
  default: py`${imported('pydantic:Field')}(min_length=16)`,
  says: `What ${spoken(hook.name)} are signed with by whoever sends them.`,
  made: 'python -c "import secrets; print(secrets.token_urlsafe(32))"',
  example: '',
  tested: 'only for tests, and shared with the sender',
})

const ANYWHERE: Setting = {
  name: 'webhooks_anywhere',
  type: py`${imported('builtins:bool')}`,
  default: lit(false),
  says: 'Whether messages may go to machines that are not on the open internet; only where nobody else chooses them.',
  example: 'false',
}

function delivering(all: readonly Hook[]): BackgroundJob {
  const retries = all.map(({ value }) => value.retry)
  return {
    name: 'deliver_webhook',
    run: imported('app.webhooks.delivering:deliver_webhook'),
    retries: Math.max(...retries.map((retry) => retry?.times ?? 8)),
    exponential: retries.some((retry) => retry?.backoff !== 'fixed'),
    seconds: 30,
    every: null,
  }
}

const FORGETTING: BackgroundJob = {
  name: 'forget_received_webhooks',
  run: imported('app.webhooks.receiving:forget_received'),
  retries: 3,
  exponential: true,
  seconds: 300,
  every: 86_400,
}
