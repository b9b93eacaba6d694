import { columnOf } from '../../../blueprint/storage/names.ts'
import { type Fragment, joined, py } from '../../../python/emit/fragment.ts'
import { lit, tuple } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { column, modelOf } from '../access/condition.ts'
import type { Design, WrittenFile } from '../feature.ts'
import { type ConnectedJob, jobsFor } from './declared.ts'
import { ownerField } from './found.ts'

/** `idempotent: message_id`: what tells rows apart, with whose they are; what was seen is not taken again anyway. */
function sameFor({ creates, idempotent }: ConnectedJob['value'], { scope }: Design): readonly Fragment[] {
  if (!creates || idempotent === null || typeof idempotent === 'boolean') return []
  if (!scope.fields(creates.text).has(idempotent.text)) return []
  const fields = [ownerField(creates.text, scope), idempotent.text].flatMap((name) => (name === null ? [] : [name]))
  const columns = fields.map((name) => columnOf(name, scope.fields(creates.text).get(name)!.type))
  return [py`same=${tuple(columns)}`]
}

/** `app/integrations/created.py` */
export function created(design: Design): WrittenFile {
  const any = imported('typing:Any')
  const lines = jobsFor(design).flatMap(({ name, value }) =>
    value.creates
      ? [
          py`Created(${joined([lit(name), modelOf(value.creates.text), column(modelOf(value.creates.text), 'id', design.scope), ...sameFor(value, design)], ', ')}),`,
        ]
      : [],
  )
  const text = renderModule(
    'Which rows come of accounts people connected.',
    py`
      @${imported('dataclasses:dataclass')}(frozen=True, slots=True)
      class Created:
          """Rows a job makes of what it finds, and what tells them apart."""

          job: str
          model: type[${any}]
          key: ${any}
          same: tuple[str, ...] = ()
          """What two of them do not have in common; one like it is left alone."""


      CREATED: tuple[Created, ...] = (
          ${lines}
      )
    `,
    ['Created', 'CREATED', 'job', 'model', 'key'],
  )
  return { path: 'app/integrations/created.py', owner: 'owned', text }
}
