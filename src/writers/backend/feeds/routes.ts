import { tableName } from '../../../blueprint/storage/names.ts'
import { type Fragment, py } from '../../../python/emit/fragment.ts'
import { ident, lit, words } from '../../../python/emit/literal.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { whoMay } from '../access/sentence.ts'
import { moduleName, spoken } from '../names.ts'
import type { Made } from '../resources/resource.ts'
import { hasFace, isWatched } from './faces.ts'

/** The routes by which rows of a resource are watched. */
export function watchRoutes(made: Made): readonly Fragment[] {
  const { name, design } = made
  if (!isWatched(made)) return []
  return [
    ...(hasFace(name, 'sse', design.scope) ? [events(made)] : []),
    ...(hasFace(name, 'websocket', design.scope) ? [socket(made)] : []),
  ]
}

const toldOf = ({ name }: Made): Fragment => py`${imported(`app.feeds.rows.${moduleName(name)}:told`)}`

function events(made: Made): Fragment {
  const { name, many, design, rules } = made
  const stream = imported('fastapi.sse:EventSourceResponse')
  const opened = py`${imported('app.feeds.stream:opening')}(${lit(tableName(name, design.scope))}, ${toldOf(made)})`
  return py`
    @router.get("/events", response_class=${stream})
    async def watch_${ident(many)}(
        opened: ${imported('typing:Annotated')}[${imported('app.feeds.stream:Opened')}, ${imported('fastapi:Depends')}(${opened})],
    ) -> ${imported('collections.abc:AsyncIterator')}[${imported('fastapi.sse:ServerSentEvent')}]:
        """What becomes of ${words(spoken(many))}, as it happens. Who may: ${words(whoMay(rules.read, name, design.scope))}."""
        async for event in ${imported('app.feeds.stream:events')}(opened):
            yield event
  `
}

function socket(made: Made): Fragment {
  const { name, many, design } = made
  return py`
    @router.websocket("/ws")
    async def watch_${ident(many)}_by_socket(socket: ${imported('fastapi:WebSocket')}) -> None:
        """The same over a WebSocket; the first message says who it is: {"token": "..."}."""
        await ${imported('app.feeds.socket:serve')}(socket, ${lit(tableName(name, design.scope))}, ${toldOf(made)})
  `
}
