import { joined, py } from '../../../python/emit/fragment.ts'
import { lit } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { modelOf } from '../access/condition.ts'
import type { Design, WrittenFile } from '../feature.ts'
import { moduleName } from '../names.ts'
import { makingOf } from './found.ts'
import { type ConnectedJob, connectedIn, jobsFor } from './declared.ts'
import { bodyName, isScan, made } from './running.ts'

/** The job whose messages the tests send, where all of a row is known without people. */
export const scanTried = (design: Design): ConnectedJob | null =>
  jobsFor(design).find((one) => isScan(one) && makingOf(one.value.creates!.text, design, true).unknown.length === 0) ??
  null

/** `tests/chosen.py` */
export function chosen(design: Design): WrittenFile {
  const name = scanTried(design)?.integration.name ?? connectedIn(design)[0]!.name
  const text = renderModule(
    'The account most tests connect.',
    py`
    NAME = ${lit(name)}
  `,
  )
  return { path: 'tests/chosen.py', owner: 'owned', text }
}

/** `tests/scanned.py`: whatever people made of it, tests say themselves what a message becomes. */
export function scanned(design: Design): readonly WrittenFile[] {
  const asked = scanTried(design)
  if (asked === null) return []
  const own = imported(`app.jobs:${moduleName(asked.name)}`)
  const text = renderModule(
    'What messages become in tests.',
    joined(
      [
        py`
          JOB = ${lit(asked.name)}
          PURGES = ${lit(asked.integration.purges)}
          MODEL = ${modelOf(asked.value.creates!.text)}
        `,
        made(asked, design, 'row_of'),
        py`
          @${imported('pytest')}.fixture
          def as_tests_say(monkeypatch: ${imported('pytest:MonkeyPatch')}) -> None:
              """Whoever wrote the job may have said otherwise."""
              monkeypatch.setattr(${own}, ${lit(bodyName(asked))}, row_of)
        `,
      ],
      '\n\n\n',
    ),
    ['JOB', 'MODEL', 'row_of', 'link', 'message', 'session', 'as_tests_say'],
  )
  return [{ path: 'tests/scanned.py', owner: 'owned', text }]
}
