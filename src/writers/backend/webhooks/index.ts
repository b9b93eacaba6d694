import type { Blueprint } from '../../../blueprint/language/blueprint.ts'
import { type Fragment, joined, py } from '../../../python/emit/fragment.ts'
import { ident, lit, tuple, words } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { callerTest } from '../access/condition.ts'
import { whoMay } from '../access/sentence.ts'
import { asksCallers, providerOf, roleField } from '../callers.ts'
import { eventName } from '../events/names.ts'
import type { BackgroundJob, Design, Feature, Setting, WrittenFile } from '../feature.ts'
import { startedBy } from '../jobs/index.ts'
import { spoken } from '../names.ts'
import { CALLING, HTTP_CLIENT } from '../outbound/index.ts'
import { route } from '../resources/endpoints.ts'
import { formulaOf } from '../tests/atoms.ts'
import { ableTo } from '../tests/creation.ts'
import { ROLE, wordName } from '../words.ts'

type Hook = NonNullable<Blueprint['webhooks']>[number]

/** What others send, and what is sent to others. */
export const webhooks: Feature = {
  parts: (design) => [
    ...(incoming(design).length > 0 ? ['webhooks', 'webhooks/in', 'operations'] : []),
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

const hooks = ({ scope }: Design): readonly Hook[] => scope.blueprint.webhooks ?? []
const incoming = (design: Design): readonly Hook[] => hooks(design).filter(({ value }) => value.in !== null)

/** Somebody has to subscribe: where nobody signs in, nothing is sent. */
const outgoing = (design: Design): readonly Hook[] =>
  asksCallers(design) ? hooks(design).filter(({ value }) => (value.out ?? []).length > 0) : []

const secretOf = ({ name, value }: Hook): string => (value.verify?.secret ?? `${name}_secret`).toLowerCase()

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

/** `app/webhooks/receivers.py`: a route for each. */
function receivers(design: Design): WrittenFile {
  const started = imported('app.schemas.started:Started')
  const answer = imported('app.schemas.page:Answer')
  const routes = incoming(design).map((hook): Fragment => {
    const { name, value } = hook
    const { method, path } = value.in!
    return route(method.toLowerCase(), path, `receive_${name}`, {
      parameters: [
        py`request: ${imported('fastapi:Request')}`,
        py`session: ${imported('app.dependencies.database:Transaction')}`,
      ],
      returns: py`${answer}[${started}]`,
      more: py`status_code=${lit(202)}, dependencies=[${imported('fastapi:Security')}(${imported('app.webhooks.receiving:SIGNED')})]`,
      body: [
        py`"""What comes of ${words(spoken(name))}. Who may: whoever signs it."""`,
        py`
          secret = ${imported('app.core.settings:get_settings')}().${ident(secretOf(hook))}.get_secret_value()
          started = await ${imported('app.webhooks.receiving:receive')}(session, request, ${lit(name)}, secret, ${lit(startedBy(hook))})
          return ${answer}(data=started)
        `,
      ],
    })
  })
  const list = incoming(design).map(
    (hook) => py`(${lit(hook.value.in!.method)}, ${lit(hook.value.in!.path)}, ${lit(secretOf(hook))}),`,
  )
  const text = renderModule(
    'What others send.',
    joined(
      [
        py`
          router = ${imported('fastapi:APIRouter')}(tags=["webhooks"])
          RECEIVERS = (
              ${list}
          )
        `,
        ...routes,
      ],
      '\n\n\n',
    ),
    ['router', 'request', 'session', 'secret', 'started', 'RECEIVERS'],
  )
  return { path: 'app/webhooks/receivers.py', owner: 'shared', text }
}

/** `app/webhooks/subscribable.py`: who may be sent what. */
function subscribable(design: Design): WrittenFile {
  const { scope } = design
  const [highest] = scope.roles
  const caller = imported('app.core.caller:Caller')
  const tests = outgoing(design).map(({ name, value }): Fragment => {
    const test = value.access
      ? callerTest(value.access, { resource: scope.user!, scope })
      : highest === undefined
        ? lit(false)
        : py`caller.has(${ROLE}.${ident(wordName({ values: scope.roles }, highest))})`
    const who = value.access ? whoMay(value.access, scope.user!, scope) : (highest ?? 'nobody')
    return py`
      def ${ident(mayName(name))}(caller: ${caller}) -> bool:
          """Who may be sent ${words(spoken(name))}: ${words(who)}."""
          return ${test}
    `
  })
  const offers = outgoing(design).map(({ name, value }): Fragment => {
    const events = [...new Set((value.out ?? []).map(({ text }) => eventName(text)))]
    return py`${lit(name)}: Offer(${ident(mayName(name))}, ${tuple(events)}),`
  })
  const text = renderModule(
    'Who may be sent what.',
    joined(
      [
        py`
          @${imported('dataclasses:dataclass')}(frozen=True, slots=True)
          class Offer:
              """Events, and who may subscribe to them."""

              may: ${imported('collections.abc:Callable')}[[${caller}], bool]
              events: tuple[str, ...]
        `,
        ...tests,
        py`
          OFFERS: dict[str, Offer] = {
              ${offers}
          }
        `,
        py`
          def events_for(caller: ${caller}) -> set[str]:
              """The events the caller may subscribe to."""
              return {event for one in OFFERS.values() if one.may(caller) for event in one.events}
        `,
      ],
      '\n\n\n',
    ),
    ['Offer', 'OFFERS', 'events_for', 'caller', 'may', 'events', ...outgoing(design).map(({ name }) => mayName(name))],
  )
  return { path: 'app/webhooks/subscribable.py', owner: 'shared', text }
}

const mayName = (hook: string): string => `may_be_sent_${hook}`

/** Who may subscribe, as tests make somebody; null where nobody is known who may. */
function subscriberOf(design: Design): { readonly role: string | null } | null {
  const { scope } = design
  const [hook] = outgoing(design)
  if (!hook || providerOf(scope) !== 'builtin') return null
  const { access } = hook.value
  if (!access) return scope.roles.length > 0 ? { role: scope.roles[0]! } : null
  const able = ableTo(formulaOf(access, scope.user!, scope, [], 0), scope)
  return able !== null && able.atom === null ? able : null
}

/** `tests/subscriber.py` */
function subscriber(design: Design): WrittenFile {
  const field = roleField(design.scope)
  const given = field === null ? null : py`, ${ident(field)}=${lit(subscriberOf(design)?.role ?? '')}`
  const text = renderModule(
    'Somebody who may be sent what happens.',
    py`
      async def subscriber(session: ${imported('sqlalchemy.ext.asyncio:AsyncSession')}) -> ${imported('tests.people:Person')}:
          """Somebody new."""
          return await ${imported('tests.people:somebody')}(session${given})
    `,
    ['subscriber', 'session'],
  )
  return { path: 'tests/subscriber.py', owner: 'owned', text }
}
