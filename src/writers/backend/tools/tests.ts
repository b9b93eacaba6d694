import { snake } from '../../../blueprint/storage/names.ts'
import { py } from '../../../python/emit/fragment.ts'
import { lit } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import type { Design, WrittenFile } from '../feature.ts'
import type { Made } from '../resources/resource.ts'
import { SESSION } from '../tests/standing.ts'
import { triedWith } from '../tests/tried.ts'

/** Tools are tried with a resource of which somebody sees some rows and not others. */
export function toolTests(design: Design, all: readonly Made[]): readonly WrittenFile[] {
  const tried = triedWith(design, all)
  if (tried === null) return []
  const { made, somebody, oneSeen } = tried
  const thing = made.keyName.replace(/_id$/, '')
  const program = imported('tests.programs:program')
  const text = renderModule(
    'What programs that speak MCP can do: what whoever they act for may, and no more.',
    py`
      ${oneSeen}


      async def test_tools_show_what_the_caller_may_see(session: ${SESSION}) -> None:
          person = ${somebody}
          row = await one_seen(session, person.caller)
          hidden = await ${imported(`tests.factories:make_${snake(made.name)}`)}(session)
          async with ${program}() as asking:
              listed = await asking.call(person.headers, ${lit(`list_${made.many}`)}, {})
              seen = [one["id"] for one in listed["structuredContent"]["data"]]
              assert (str(row.id) in seen, str(hidden.id) in seen) == (True, False)
              read = await asking.call(person.headers, ${lit(`read_${thing}`)}, {"id": str(row.id)})
              assert read["structuredContent"]["id"] == str(row.id)
              none = await asking.call(person.headers, ${lit(`read_${thing}`)}, {"id": str(hidden.id)})
              assert none["isError"] is True
              wrong = await asking.call(person.headers, ${lit(`list_${made.many}`)}, {"limit": -1})
              assert wrong["isError"] is True
              unknown = await asking.call(person.headers, "nothing", {})
              assert unknown["isError"] is True


      async def test_every_tool_is_told_with_what_it_takes(session: ${SESSION}) -> None:
          person = ${somebody}
          async with ${program}() as asking:
              answer = await asking.ask(person.headers, "tools/list", {})
              told = answer.json()["result"]["tools"]
              assert [one["name"] for one in told] == [tool.name for tool in ${imported('app.tools.all:TOOLS')}]
              assert all(one["inputSchema"]["type"] == "object" for one in told)


      @${imported('pytest')}.mark.parametrize("headers", [{}, {"Authorization": "Bearer abc"}, {"Authorization": "Basic abc"}])
      async def test_a_program_nobody_sent_is_asked_to_sign_in(schema: None, headers: dict[str, str]) -> None:
          async with ${program}() as asking:
              answer = await asking.ask(headers, "tools/list", {})
              assert answer.status_code == 401
              assert answer.headers["WWW-Authenticate"] == "Bearer"
    `,
    ['person', 'row', 'hidden', 'asking', 'one_seen', 'session', 'headers'],
  )
  return [{ path: 'tests/test_tools.py', owner: 'owned', text }]
}
