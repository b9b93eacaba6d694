import { snake } from '../../../blueprint/storage/names.ts'
import { type Fragment, py } from '../../../python/emit/fragment.ts'
import { ident, lit } from '../../../python/emit/literal.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { type Made, columnsOf, isSent } from '../resources/resource.ts'
import { declaredFormats, servedFiles } from '../storage/fields.ts'
import { sentFile } from './create-plan.ts'
import { CLIENT, SESSION, pathOf, raw } from './standing.ts'

/** A file comes back as it was sent, to whoever may read the row; nobody else's can be had, and none twice. */
export function fileTests(made: Made, given: Fragment | null): readonly Fragment[] {
  const { scope } = made.design
  const sent = new Set(columnsOf(made).flatMap(({ name, field }) => (isSent(field) ? [name] : [])))
  return servedFiles(made)
    .filter(({ name }) => sent.has(name))
    .map((field) => {
      const column = lit(field.column)
      const path = lit(pathOf(made))
      const other = [...declaredFormats(scope).keys()].find((format) => !field.formats.includes(format))
      const somebody = py`await ${imported('tests.people:somebody')}(session${given})`
      return py`
        async def test_its_${ident(snake(field.name))}_comes_back_as_it_was_sent(client: ${CLIENT}, session: ${SESSION}) -> None:
            person = ${somebody}
            body = {**await wanted(session, person.caller), ${column}: ${sentFile(field, py`person.caller`)}}
            answer = await client.post(${path}, json=body, headers=person.headers)
            assert answer.status_code == 201, answer.text
            key = answer.json()["data"]["id"]
            path = f"${raw(pathOf(made))}/{key}"
            if (await client.get(path, headers=person.headers)).status_code == 200:
                told = await client.get(f"{path}/${raw(field.name.replaceAll('_', '-'))}", headers=person.headers)
                assert (told.status_code, told.content) == (200, ${imported('tests.uploads:SAMPLES')}[${lit(field.formats[0]!)}])
                assert told.headers["Content-Disposition"].startswith("attachment;")
                assert told.headers["X-Content-Type-Options"] == "nosniff"
            again = await client.post(${path}, json={**await wanted(session, person.caller), ${column}: body[${column}]}, headers=person.headers)
            assert again.status_code == 422


        async def test_its_${ident(snake(field.name))}_is_the_callers_own(client: ${CLIENT}, session: ${SESSION}) -> None:
            person, other = ${somebody}, ${somebody}
            body = {**await wanted(session, person.caller), ${column}: ${sentFile(field, py`other.caller`)}}
            answer = await client.post(${path}, json=body, headers=person.headers)
            assert answer.status_code == 422
            ${
              other !== undefined &&
              py`
              kind = str(await ${imported('tests.uploads:uploaded')}(session, person.caller, ${lit(other)}))
              answer = await client.post(${path}, json={**body, ${column}: kind}, headers=person.headers)
              assert answer.status_code == 422
            `
            }
      `
    })
}
