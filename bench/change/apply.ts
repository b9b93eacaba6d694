import { type Change, change } from '../../src/flows/change.ts'
import { type TriedChange, tryChange } from '../../src/flows/change/try.ts'
import { silent } from '../../src/kernel/progress.ts'
import type { DesignRequest } from '../../src/model/index.ts'
import { NO_PROOF_SETTINGS, type ProofSettings } from '../../src/model/proof-settings.ts'

/** One thing to ask of a folder: fields by name, and operations by what they do: `archive`. */
export interface Ask {
  readonly folder: string
  /** Absent for a resource that is not there yet. */
  readonly table?: string
  readonly name: string
  readonly fields?: Readonly<Record<string, string>>
  readonly operations?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  /** The application, where a folder holds several. */
  readonly entries?: readonly string[]
  /** Answers to what it asks. */
  readonly answers?: Readonly<Record<string, string>>
  /** How its tests are run, where it takes more than looking. */
  readonly prove?: Partial<ProofSettings>
}

export interface Applied {
  readonly change: Change
  readonly tried: TriedChange | null
}

const WORDS = { text: '', start: 0, end: 0 }

const requestOf = ({ table, name, fields = {}, operations = [] }: Ask): DesignRequest => ({
  text: '',
  intent: 'change',
  subjects: [
    {
      name,
      table: table ?? null,
      from: WORDS,
      fields: Object.entries(fields).map(([field, type]) => ({ name: field, type, from: WORDS, typed: 'said' })),
    },
  ],
  capabilities: operations.map((verb) => ({
    name: 'operation',
    of: `${name}.${verb}`,
    from: { ...WORDS, text: verb },
  })),
  figures: [],
  unread: [],
})

export async function apply(ask: Ask, runs: boolean): Promise<Applied> {
  const { folder: directory, environment = {}, entries = [], answers = {}, prove = {} } = ask
  const asked = { directory, request: requestOf(ask), entries, environment, cache: true, answers }
  const made = await change(asked, silent)
  const settings = { ...NO_PROOF_SETTINGS, ...prove }
  const running = { directory, entries, environment, settings, assumed: {}, patch: made.patch }
  const tried = runs && made.patch.length > 0 ? await tryChange(running, async () => true, silent) : null
  return { change: made, tried }
}
