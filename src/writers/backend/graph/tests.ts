import { snake } from '../../../blueprint/storage/names.ts'
import { py } from '../../../python/emit/fragment.ts'
import { lit } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { providerOf } from '../callers.ts'
import type { Design, WrittenFile } from '../feature.ts'
import type { Made } from '../resources/resource.ts'
import { idsOf } from '../stack.ts'
import { CLIENT, SESSION } from '../tests/standing.ts'
import { triedWith } from '../tests/tried.ts'

/** GraphQL is tried with a resource of which somebody sees some rows and not others. */
export function graphTests(design: Design, all: readonly Made[]): readonly WrittenFile[] {
  const { scope } = design
  const tried = triedWith(design, all)
  if (tried === null || providerOf(scope) === 'none') return []
  const { made, somebody, oneSeen } = tried
  const thing = made.keyName.replace(/_id$/, '')
  const any = imported('typing:Any')
  const text = renderModule(
    'What GraphQL tells: what the caller may see, and no more.',
    py`
      LIST = ${lit(`{ list_${made.many} { data { id } } }`)}
      READ = ${lit(`query ($id: ${keyName(made)}!) { read_${thing}(id: $id) { id } }`)}


      ${oneSeen}


      async def asked(client: ${CLIENT}, headers: dict[str, str], query: str, **variables: ${any}) -> dict[str, ${any}]:
          """What is answered."""
          body = {"query": query, "variables": variables}
          answer = await client.post("/api/v1/graphql", json=body, headers=headers)
          assert answer.status_code == 200, answer.text
          told: dict[str, ${any}] = answer.json()
          return told


      async def test_graphql_tells_what_the_caller_may_see(client: ${CLIENT}, session: ${SESSION}) -> None:
          person = ${somebody}
          row = await one_seen(session, person.caller)
          hidden = await ${imported(`tests.factories:make_${snake(made.name)}`)}(session)
          listed = await asked(client, person.headers, LIST)
          seen = [one["id"] for one in listed["data"][${lit(`list_${made.many}`)}]["data"]]
          assert (str(row.id) in seen, str(hidden.id) in seen) == (True, False)
          read = await asked(client, person.headers, READ, id=str(row.id))
          assert read["data"][${lit(`read_${thing}`)}]["id"] == str(row.id)
          none = await asked(client, person.headers, READ, id=str(hidden.id))
          assert none["data"] is None
          assert none["errors"][0]["extensions"]["code"] == "not_found"


      async def test_what_cannot_be_asked_for_is_told(client: ${CLIENT}, session: ${SESSION}) -> None:
          person = ${somebody}
          wrong = ${lit(`{ list_${made.many}(which: { limit: -1 }) { data { id } } }`)}
          told = await asked(client, person.headers, wrong)
          assert told["errors"][0]["extensions"]["code"] == "invalid"


      async def test_everything_has_a_sentence(client: ${CLIENT}, session: ${SESSION}) -> None:
          person = ${somebody}
          query = "{ __schema { queryType { fields { name description } } } }"
          told = await asked(client, person.headers, query)
          fields = told["data"]["__schema"]["queryType"]["fields"]
          assert fields and all("Who may:" in one["description"] for one in fields)
    `,
    ['LIST', 'READ', 'one_seen', 'asked', 'person', 'row', 'hidden', 'client', 'session', 'told', 'query'],
  )
  return [{ path: 'tests/test_graph.py', owner: 'owned', text }]
}

const keyName = ({ design, name }: Made): string => {
  const key = design.scope.fields(name).get('id')!
  return key.type.kind === 'str' ? 'String' : idsOf(design.scope.blueprint).endsWith('int') ? 'Whole' : 'UUID'
}
