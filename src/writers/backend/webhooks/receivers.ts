import { type Fragment, joined, py } from '../../../python/emit/fragment.ts'
import { ident, lit, words } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import type { Design, WrittenFile } from '../feature.ts'
import { startedBy } from '../jobs/index.ts'
import { spoken } from '../names.ts'
import { route } from '../resources/endpoints.ts'
import { type Hook, incoming, schemeOf, secretOf } from './hooks.ts'

/** `app/webhooks/receivers.py`: a route for each. */
export function receivers(design: Design): WrittenFile {
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
      more: py`status_code=${lit(202)}, dependencies=[${imported('fastapi:Security')}(${headerOf(hook)})]`,
      body: [
        py`"""What comes of ${words(spoken(name))}. Who may: whoever signs it."""`,
        py`
          secret = ${imported('app.core.settings:get_settings')}().${ident(secretOf(hook))}.get_secret_value()
          started = await ${imported('app.webhooks.receiving:receive')}(session, request, ${lit(name)}, secret, ${lit(startedBy(hook))}, ${checkOf(hook)})
          return ${answer}(data=started)
        `,
      ],
    })
  })
  const list = incoming(design).map(
    (hook) =>
      py`(${lit(hook.value.in!.method)}, ${lit(hook.value.in!.path)}, ${lit(secretOf(hook))}, ${lit(schemeOf(hook))}),`,
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

/** Where it is signed. */
const headerOf = (hook: Hook): Fragment =>
  py`${imported(`app.webhooks.${schemeOf(hook)}:${schemeOf(hook).toUpperCase()}`)}`

/** What says whether that holds. */
const checkOf = (hook: Hook): Fragment =>
  schemeOf(hook) === 'standard'
    ? py`${imported('app.webhooks.signing:holds')}`
    : py`${imported(`app.webhooks.${schemeOf(hook)}:${schemeOf(hook)}_holds`)}`
