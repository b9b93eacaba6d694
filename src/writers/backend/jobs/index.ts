import type { Blueprint } from '../../../blueprint/language/blueprint.ts'
import { snake } from '../../../blueprint/storage/names.ts'
import { plural } from '../../../kernel/english.ts'
import { py } from '../../../python/emit/fragment.ts'
import { ident, lit, words } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import type { BackgroundJob, Design, Feature, WrittenFile } from '../feature.ts'
import { jobsFor } from '../integrations/declared.ts'
import { moduleName, spoken } from '../names.ts'

type Declared = NonNullable<Blueprint['jobs']>[number]['value']

/** Jobs of the blueprint: what is around each is built, and its body is written by people. */
export const jobs: Feature = {
  files: (design) =>
    jobsOf(design)
      .filter((asked) => accountsJob(asked, design) === undefined)
      .map(body),
  jobs: (design) =>
    jobsOf(design).map((asked) => ({
      ...planOf(asked),
      ...(accountsJob(asked, design) && { run: imported(`app.integrations.running:${snake(asked.name)}`) }),
    })),
}

/** One that works for accounts people connected is brought with those. */
const accountsJob = ({ name }: Asked, design: Design) => jobsFor(design).find((one) => one.name === name)

interface Asked {
  readonly name: string
  /** Null where it is only named where it is started. */
  readonly value: Declared | null
}

/** Those that are written down, and those that something starts. */
function jobsOf({ scope }: Design): readonly Asked[] {
  const { jobs: declared, webhooks } = scope.blueprint
  const named = new Map<string, Asked>((declared ?? []).map(({ name, value }) => [name, { name, value }]))
  const started = [...scope.resources.values()].flatMap(({ value }) =>
    (value.operations ?? []).flatMap((one) => (one.value.starts ? [one.value.starts.text] : [])),
  )
  const received = (webhooks ?? []).flatMap((hook) => (hook.value.in ? [startedBy(hook)] : []))
  for (const name of [...started, ...received]) if (!named.has(name)) named.set(name, { name, value: null })
  return [...named.values()]
}

/** What takes a message that came: the job it names, or one of its own name. */
export const startedBy = ({ name, value }: NonNullable<Blueprint['webhooks']>[number]): string =>
  value.starts?.text ?? name

const MINUTE = 60

const planOf = ({ name, value }: Asked): BackgroundJob => ({
  name,
  run: imported(`app.jobs.${moduleName(name)}:${snake(name)}`),
  retries: value?.retry?.times ?? 3,
  exponential: value?.retry?.backoff !== 'fixed',
  seconds: value?.timeout ? value.timeout.milliseconds / 1000 : MINUTE,
  every: value?.every ? value.every.milliseconds / 1000 : null,
})

/** `app/jobs/scan_inbox.py`: yours from the first line on. */
function body({ name, value }: Asked): WrittenFile {
  const text = renderModule(
    `${spoken(name).replace(/^./, (letter) => letter.toUpperCase())}, when nobody waits for it.`,
    py`
      logger = ${imported('logging')}.getLogger(__name__)


      async def ${ident(snake(name))}(job: ${imported('app.background.job:Job')}) -> None:
          """What it does is yours to write.${words(told(value))}"""
          logger.info(${lit(`${name} has nothing to do yet`)}, extra={"given": sorted(job.arguments)})
    `,
    ['logger', snake(name), 'job'],
  )
  return { path: `app/jobs/${moduleName(name)}.py`, owner: 'seed', text }
}

/** What the blueprint says of it, as far as it is for whoever writes it. */
function told(value: Declared | null): string {
  const makes = value?.creates ? ` It makes ${spoken(plural(snake(value.creates.text)))}.` : ''
  const unique = value?.idempotent
  const key =
    unique !== null && typeof unique === 'object'
      ? ` What bears a ${spoken(unique.text)} that was seen before is left alone.`
      : ''
  return `${makes}${key}`
}
