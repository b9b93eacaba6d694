import { snake } from '../../../blueprint/storage/names.ts'
import { type Fragment, py } from '../../../python/emit/fragment.ts'
import { lit } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import type { Design, WrittenFile } from '../feature.ts'
import type { Made } from '../resources/resource.ts'
import { CLIENT, SESSION, pathOf } from '../tests/standing.ts'
import { triedWith } from '../tests/tried.ts'
import { hasFace } from './faces.ts'

/** Watching is tried where there is something that is not to be seen. */
export function feedTests(design: Design, all: readonly Made[]): readonly WrittenFile[] {
  const { scope } = design
  const tried = triedWith(design, all)
  if (tried === null) return []
  const { made, somebody, oneSeen } = tried
  const text = renderModule(
    'Watching rows: those one may see, and no others, while one is let in.',
    py`
      @${imported('pytest')}.fixture(autouse=True)
      def quick(monkeypatch: ${imported('pytest:MonkeyPatch')}) -> None:
          """Nobody waits long."""
          monkeypatch.setattr("app.feeds.watching.HEARTBEAT", 0.3)


      ${oneSeen}


      ${hasFace(made.name, 'sse', scope) && streamTests(made, somebody)}


      ${hasFace(made.name, 'websocket', scope) && socketTests(made, somebody)}
    `,
    ['person', 'live', 'row', 'session', 'quick', 'one_seen'],
  )
  return [{ path: 'tests/test_watching.py', owner: 'owned', text }]
}

const LISTENING = py`async with ${imported('app.feeds.hub:listening')}(${imported('app.main:create_app')}())`

function streamTests(made: Made, somebody: Fragment): Fragment {
  const stream = imported('tests.live:Stream')
  const path = `${pathOf(made)}/events`
  return py`
    async def test_events_are_of_what_one_may_see_and_go_on_where_they_ended(session: ${SESSION}) -> None:
        person = ${somebody}
        ${LISTENING}:
            live = ${stream}(${lit(path)}, person.headers)
            assert await live.status() == 200
            hidden = await ${imported(`tests.factories:make_${snake(made.name)}`)}(session)
            row = await one_seen(session, person.caller)
            event = await live.event()
            assert event is not None
            told = ${imported('json:loads')}(event["data"])
            assert (event["event"], told["id"]) == ("created", str(row.id))
            assert str(hidden.id) not in event["data"]
            await live.leave("http.disconnect")
            second = await one_seen(session, person.caller)
            again = ${stream}(
                ${lit(path)}, {"Last-Event-ID": event["id"], **person.headers}
            )
            following = await again.event_after_start()
            assert following is not None
            assert ${imported('json:loads')}(following["data"])["id"] == str(second.id)
            await again.leave("http.disconnect")


    async def test_who_was_away_too_long_is_told(session: ${SESSION}) -> None:
        person = ${somebody}
        live = ${stream}(${lit(path)}, {"Last-Event-ID": "1.1", **person.headers})
        event = await live.event_after_start()
        assert event is not None
        assert event["event"] == "lost"
        await live.leave("http.disconnect")


    async def test_a_stream_ends_with_the_stay(client: ${CLIENT}, session: ${SESSION}) -> None:
        person = ${somebody}
        live = ${stream}(${lit(path)}, person.headers)
        assert await live.status() == 200
        gone = await client.post("/api/v1/auth/logout", headers=person.headers)
        assert gone.status_code == 204, gone.text
        assert await live.event() is None


    async def test_a_stream_ends_with_its_token(
        session: ${SESSION}, monkeypatch: ${imported('pytest:MonkeyPatch')}
    ) -> None:
        monkeypatch.setattr("app.feeds.watching.HEARTBEAT", 60.0)
        monkeypatch.setattr(${imported('app.core.settings:get_settings')}(), "access_lasts", ${imported('datetime:timedelta')}(seconds=2))
        person = ${somebody}
        live = ${stream}(${lit(path)}, person.headers)
        assert await live.status() == 200
        assert await live.event() is None


    async def test_nobody_is_told_nothing(client: ${CLIENT}) -> None:
        assert (await client.get(${lit(path)})).status_code == 401
        headers = {"Authorization": "Bearer abc"}
        assert (await client.get(${lit(path)}, headers=headers)).status_code == 401
  `
}

function socketTests(made: Made, somebody: Fragment): Fragment {
  const socket = imported('tests.live:Socket')
  const path = `${pathOf(made)}/ws`
  return py`
    async def test_a_socket_tells_the_same_to_whoever_says_who_it_is(session: ${SESSION}) -> None:
        person = ${somebody}
        ${LISTENING}:
            live = ${socket}(${lit(path)}, {})
            assert (await live.next())["type"] == "websocket.accept"
            await live.say({"token": person.headers["Authorization"].removeprefix("Bearer ")})
            await ${imported('asyncio:sleep')}(0.5)
            row = await one_seen(session, person.caller)
            said = await live.hear()
            assert (said["event"], said["data"]["id"]) == ("created", str(row.id))
            await live.leave("websocket.disconnect")


    @${imported('pytest')}.mark.parametrize("hello", [{"token": "abc"}, {}, {"token": 1}, []])
    async def test_a_socket_is_closed_to_whoever_does_not(schema: None, hello: object) -> None:
        live = ${socket}(${lit(path)}, {})
        assert (await live.next())["type"] == "websocket.accept"
        await live.say(hello)
        assert await live.hear() == {"type": "websocket.close", "code": 4401, "reason": ""}


    async def test_a_socket_is_closed_when_the_token_is_over(
        session: ${SESSION}, monkeypatch: ${imported('pytest:MonkeyPatch')}
    ) -> None:
        monkeypatch.setattr("app.feeds.watching.HEARTBEAT", 60.0)
        monkeypatch.setattr(${imported('app.core.settings:get_settings')}(), "access_lasts", ${imported('datetime:timedelta')}(seconds=2))
        person = ${somebody}
        live = ${socket}(${lit(path)}, {})
        assert (await live.next())["type"] == "websocket.accept"
        await live.say({"token": person.headers["Authorization"].removeprefix("Bearer ")})
        assert await live.hear() == {"type": "websocket.close", "code": 4401, "reason": ""}


    async def test_a_page_of_somebody_else_opens_no_socket(schema: None) -> None:
        live = ${socket}(${lit(path)}, {"Origin": "https://elsewhere.example"})
        assert (await live.next())["type"] == "websocket.close"
  `
}
