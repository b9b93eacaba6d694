import { snake } from '../../../blueprint/storage/names.ts'
import { plural } from '../../../kernel/english.ts'
import { type Fragment, joined, py } from '../../../python/emit/fragment.ts'
import { ident, lit, words } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { modelOf } from '../access/condition.ts'
import type { Design, WrittenFile } from '../feature.ts'
import { one } from '../models/describe.ts'
import { moduleName, spoken } from '../names.ts'
import { type ConnectedJob, jobsFor } from './declared.ts'
import { makingOf } from './found.ts'

const JOB = imported('app.background.job:Job')
const LINK = imported('app.integrations.each:Link')
const SESSION = imported('sqlalchemy.ext.asyncio:AsyncSession')

/** `app/integrations/running.py`: what is around each of them. */
export function running(design: Design): WrittenFile {
  const all = jobsFor(design)
  const text = renderModule('Jobs that work for accounts people connected.', joined(all.flatMap(around), '\n\n\n'), [
    'job',
    'link',
    ...all.flatMap(({ name }) => [snake(name), `${snake(name)}_of`]),
  ])
  return { path: 'app/integrations/running.py', owner: 'owned', text }
}

function around(asked: ConnectedJob): readonly Fragment[] {
  const { name, integration } = asked
  const own = imported(`app.jobs:${moduleName(name)}`)
  const [run, of] = [ident(snake(name)), ident(`${snake(name)}_of`)]
  const how = isScan(asked)
    ? py`${imported('app.integrations.scanning:scan')}(job, link, ${own}.${ident(bodyName(asked))})`
    : asked.value.creates
      ? py`${imported('app.integrations.collecting:collect')}(job, link, ${own}.${ident(bodyName(asked))})`
      : py`${imported('app.integrations.collecting:work_for')}(job, link, ${own}.${ident(bodyName(asked))})`
  return [
    py`
      async def ${run}(job: ${JOB}) -> None:
          """${words(spoken(name).replace(/^./, (letter) => letter.toUpperCase()))}: for each who connected ${words(spoken(integration.name))}."""
          await ${imported('app.integrations.each:for_each')}(job, ${lit(integration.name)}, ${of})
    `,
    py`
      async def ${of}(job: ${JOB}, link: ${LINK}) -> None:
          """For one of them."""
          await ${how}
    `,
  ]
}

export const isScan = ({ value, integration }: ConnectedJob): boolean => value.creates !== null && integration.isGmail

/** What people write: what a message becomes, what is found, or all of it. */
export function bodyName(asked: ConnectedJob): string {
  const { name, value } = asked
  if (!value.creates) return snake(name)
  return isScan(asked) ? `${snake(value.creates.text)}_of` : `${plural(snake(value.creates.text))}_of`
}

/** `app/jobs/scan_inbox.py`: yours from the first line on. */
export function bodies(design: Design): readonly WrittenFile[] {
  return jobsFor(design).map((asked): WrittenFile => {
    const { name } = asked
    const text = renderModule(
      `${spoken(name).replace(/^./, (letter) => letter.toUpperCase())}: what only you know of it.`,
      isScan(asked) ? made(asked, design, bodyName(asked)) : asked.value.creates ? collected(asked) : plain(asked),
      ['logger', 'job', 'link', 'api', 'message', 'session', 'since', bodyName(asked)],
    )
    return { path: `app/jobs/${moduleName(name)}.py`, owner: 'seed', text }
  })
}

/** What a message becomes: what the names of fields tell is there already. */
export function made(asked: ConnectedJob, design: Design, name: string): Fragment {
  const resource = asked.value.creates!.text
  const { filled, unknown } = makingOf(resource, design, true)
  const needed = filled.flatMap(({ needs }) => (needs ? [py`not ${needs}`] : []))
  const body =
    unknown.length > 0
      ? py`raise ${imported('app.background.job:GiveUp')}(${lit(`Only you know what these are: ${unknown.join(', ')}.`)})`
      : py`
        ${
          needed.length > 0 &&
          py`
          if ${joined(needed, ' or ')}:
              return None
        `
        }
        return ${modelOf(resource)}(
            ${filled.map(({ column, value }) => py`${ident(column)}=${value},`)}
        )
      `
  return py`
    async def ${ident(name)}(link: ${LINK}, message: ${imported('app.integrations.gmail:Message')}, session: ${SESSION}) -> ${modelOf(resource)} | None:
        """What a message becomes: ${words(one(resource))}; nothing, where it is no concern of ours. Each is asked about once."""
        ${body}
  `
}

function collected(asked: ConnectedJob): Fragment {
  const resource = asked.value.creates!.text
  const iterator = imported('collections.abc:AsyncIterator')
  return py`
    async def ${ident(bodyName(asked))}(
        link: ${LINK}, api: ${imported('app.integrations.api:Api')}, since: ${imported('datetime:datetime')} | None
    ) -> ${iterator}[tuple[str, ${modelOf(resource)}]]:
        """What there is since then, each with the key it has there: only you know where. Each is taken once."""
        raise ${imported('app.background.job:GiveUp')}(${lit(`Only you know where ${spoken(plural(snake(resource)))} are found.`)})
        yield
  `
}

const plain = (asked: ConnectedJob): Fragment => py`
  logger = ${imported('logging')}.getLogger(__name__)


  async def ${ident(bodyName(asked))}(job: ${JOB}, link: ${LINK}, api: ${imported('app.integrations.api:Api')}) -> None:
      """What it does with an account is yours to write."""
      logger.info(${lit(`${asked.name} has nothing to do yet`)}, extra={"integration": link.integration})
`
