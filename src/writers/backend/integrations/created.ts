import { py } from '../../../python/emit/fragment.ts'
import { lit } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { column, modelOf } from '../access/condition.ts'
import type { Design, WrittenFile } from '../feature.ts'
import { jobsFor } from './declared.ts'

/** `app/integrations/created.py` */
export function created(design: Design): WrittenFile {
  const any = imported('typing:Any')
  const lines = jobsFor(design).flatMap(({ name, value }) =>
    value.creates
      ? [
          py`Created(${lit(name)}, ${modelOf(value.creates.text)}, ${column(modelOf(value.creates.text), 'id', design.scope)}),`,
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


      CREATED: tuple[Created, ...] = (
          ${lines}
      )
    `,
    ['Created', 'CREATED', 'job', 'model', 'key'],
  )
  return { path: 'app/integrations/created.py', owner: 'owned', text }
}
