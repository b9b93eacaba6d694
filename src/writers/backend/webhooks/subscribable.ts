import { type Fragment, joined, py } from '../../../python/emit/fragment.ts'
import { ident, lit, tuple, words } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { callerTest } from '../access/condition.ts'
import { whoMay } from '../access/sentence.ts'
import { providerOf, roleField } from '../callers.ts'
import { eventName } from '../events/names.ts'
import type { Design, WrittenFile } from '../feature.ts'
import { spoken } from '../names.ts'
import { formulaOf } from '../tests/atoms.ts'
import { ableTo } from '../tests/creation.ts'
import { ROLE, wordName } from '../words.ts'
import { type Hook, outgoing } from './hooks.ts'

const CALLER = imported('app.core.caller:Caller')

/** `app/webhooks/subscribable.py`: who may be sent what. */
export function subscribable(design: Design): WrittenFile {
  const tests = outgoing(design).map((hook) => mayBeSent(hook, design))
  const offers = outgoing(design).map(({ name, value }): Fragment => {
    const events = [...new Set((value.out ?? []).map(({ text }) => eventName(text)))]
    return py`${lit(name)}: Offer(${ident(mayName(name))}, ${tuple(events)}),`
  })
  const events = [
    ...new Set(outgoing(design).flatMap(({ value }) => (value.out ?? []).map((one) => eventName(one.text)))),
  ]
  const failures = outgoing(design).flatMap(({ value }) => value.most_failures ?? [])
  const text = renderModule(
    'Who may be sent what.',
    joined(
      [
        py`
          Event = ${imported('typing:Literal')}[${joined(events.map(lit), ', ')}]

          # After so many failures in a row nothing more is sent to an address; None for however many.
          MOST_FAILURES: int | None = ${lit(failures.length === 0 ? null : Math.max(...failures))}
        `,
        py`
          @${imported('dataclasses:dataclass')}(frozen=True, slots=True)
          class Offer:
              """Events, and who may subscribe to them."""

              may: ${imported('collections.abc:Callable')}[[${CALLER}], bool]
              events: tuple[str, ...]
        `,
        ...tests,
        py`
          OFFERS: dict[str, Offer] = {
              ${offers}
          }
        `,
        py`
          def events_for(caller: ${CALLER}) -> set[str]:
              """The events the caller may subscribe to."""
              return {event for one in OFFERS.values() if one.may(caller) for event in one.events}
        `,
      ],
      '\n\n\n',
    ),
    [
      'Event',
      'Offer',
      'OFFERS',
      'MOST_FAILURES',
      'events_for',
      'caller',
      'may',
      'events',
      ...outgoing(design).map(({ name }) => mayName(name)),
    ],
  )
  return { path: 'app/webhooks/subscribable.py', owner: 'shared', text }
}

/** `may_be_sent_changes(caller)` */
function mayBeSent({ name, value }: Hook, { scope }: Design): Fragment {
  const [highest] = scope.roles
  const test = value.access
    ? callerTest(value.access, { resource: scope.user!, scope })
    : highest === undefined
      ? lit(false)
      : py`caller.has(${ROLE}.${ident(wordName({ values: scope.roles }, highest))})`
  const who = value.access ? whoMay(value.access, scope.user!, scope) : (highest ?? 'nobody')
  return py`
    def ${ident(mayName(name))}(caller: ${CALLER}) -> bool:
        """Who may be sent ${words(spoken(name))}: ${words(who)}."""
        return ${test}
  `
}

const mayName = (hook: string): string => `may_be_sent_${hook}`

/** Who may subscribe, as tests make somebody; null where nobody is known who may. */
export function subscriberOf(design: Design): { readonly role: string | null } | null {
  const { scope } = design
  const [hook] = outgoing(design)
  if (!hook || providerOf(scope) !== 'builtin') return null
  const { access } = hook.value
  if (!access) return scope.roles.length > 0 ? { role: scope.roles[0]! } : null
  const able = ableTo(formulaOf(access, scope.user!, scope, [], 0), scope)
  return able !== null && able.atom === null ? able : null
}

/** `tests/subscriber.py` */
export function subscriber(design: Design): WrittenFile {
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
