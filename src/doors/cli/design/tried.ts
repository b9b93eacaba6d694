import { tryChange } from '../../../flows/change/try.ts'
import { configurationOf } from '../../../flows/configuration.ts'
import type { DesignDocument } from '../../../model/index.ts'
import type { Arguments } from '../arguments.ts'
import { allowed } from '../prove/consent.ts'
import { checkedEntry, checkedSetting } from '../subject.ts'
import type { Terminal } from '../terminal.ts'

/** Runs the tests of the repository on a copy, before and after; whether nothing speaks against the change. */
export async function isFine(
  { patch }: DesignDocument,
  directory: string,
  given: Arguments,
  terminal: Terminal,
): Promise<boolean> {
  if (patch.every(({ before, path }) => before === null && path === 'architect.yaml')) {
    terminal.tell('There is nothing to try: no file of a repository is changed.')
    return true
  }
  const configured = configurationOf(directory)
  const tried = await tryChange(
    {
      patch,
      directory,
      entries: given.list('entry').map(checkedEntry),
      environment: Object.fromEntries(given.list('env').map(checkedSetting)),
      settings: configured.prove,
      assumed: configured.environment,
    },
    (announcement) => allowed(announcement, given.flag('yes'), terminal),
    terminal.progress,
  )
  terminal.tell(
    tried === null ? 'Nothing was executed.' : `Tried on a copy: it ${OUTCOMES[tried.outcome]}. ${tried.because}`,
  )
  return tried !== null && tried.outcome !== 'breaks'
}

const OUTCOMES = {
  holds: 'holds',
  'as before': 'fails where it failed before, and nowhere else',
  breaks: 'breaks something that held',
  'not known': 'is not known whether it holds',
} as const
