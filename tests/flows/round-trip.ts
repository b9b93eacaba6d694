import { checkBlueprint } from '../../src/blueprint/check/index.ts'
import { designOf } from '../../src/flows/build/design.ts'
import { memoryTree } from '../../src/kernel/files/memory.ts'
import { silent } from '../../src/kernel/progress.ts'
import { loadNormaliser } from '../../src/python/ruff/normalise.ts'
import { readBackend } from '../../src/readers/backend/index.ts'
import { backendFiles } from '../../src/writers/backend/index.ts'
import { render } from '../../src/writers/blueprint/index.ts'
import { factsOf } from '../blueprint/facts.ts'

/** What no code can carry, and why. */
export const NOT_CARRIED: readonly (readonly [RegExp, string])[] = [
  [/^budgets\b/, 'how fast it should be is no part of how it works'],
  [/^(\w+)\.(scale|was)\b/, 'how many rows there are only the database knows, and what something was called nobody'],
  [/^decisions\b/, 'why something is so stands in the documents'],
  [/^\w+\.operations\.\w+\.budget$/, 'how fast it should be is no part of how it works'],
]

/** What differs as long as nobody builds it, or reads it back; each goes once somebody does. */
const WAITING: readonly (readonly [RegExp, string])[] = [
  [/^(rag|tasks|sagas|services|integrations|webhooks|retention|flags|faces|tenancy|files)\b/, 'not built, or not read'],
  [/^jobs\b/, 'what starts a job by an event or a webhook is not read, and a job nobody starts is refused'],
  [/^\w+\.(partition|emits|cache|erase|faces)\b/, 'not built, or not read'],
  [
    /^\w+\.operations\.\w+\.(rate|starts|idempotent)$/,
    'how often is not read; only what starts a job that is read keeps its answers',
  ],
  [/^stack\.(jobs|cache)$/, 'without jobs and caches nothing tells what they run on'],
  [/^auth\.(oauth|api_keys)\b/, 'not read'],
  [/^auth\.mails$/, 'nobody verifies an address who cannot register'],
]

/** Whether what differs waits for that. */
export function isWaiting({ key, before, after }: Difference): boolean {
  if (WAITING.some(([pattern]) => pattern.test(key))) return true
  // Files are not read yet: the way to each of them comes back as an operation.
  if (before === '' && /^\w+\.operations\.read_\w+\./.test(key)) return true
  const isFile = before.startsWith('file(') || (before === '' && key.endsWith('_id') && after.startsWith('uuid'))
  return key.includes('.fields.') && isFile
}

export interface Difference {
  readonly key: string
  readonly before: string
  readonly after: string
}

/** The files of a backend that a stranger would find: no blueprint, no ledger, no tests, no comments. */
export function strippedFiles(text: string): Readonly<Record<string, string>> {
  const { blueprint, problems } = checkBlueprint(text)
  if (!blueprint || problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'))
  const files = backendFiles(designOf(blueprint), loadNormaliser())
  return Object.fromEntries(
    files
      .filter(({ path }) => !/^(\.architect|tests)\/|^architect.*\.yaml$/.test(path))
      .map(({ path, text: written }) => [path, path.endsWith('.py') ? withoutComments(written) : written]),
  )
}

/** Reads back what was built from it. */
export async function surveyed(text: string): Promise<string> {
  const name = /^app: (\S+)/m.exec(text)?.[1] ?? 'app'
  const files = memoryTree(strippedFiles(text), name)
  return render(await readBackend(files, { entries: [], environment: {}, needs: [] }, silent))
}

/** Where the blueprint that was read back says something else. */
export const lostIn = async (text: string): Promise<readonly Difference[]> => factsBoth(text, await surveyed(text))

/** Where two blueprints differ, but for what no code carries. */
export function factsBoth(one: string, other: string): readonly Difference[] {
  const [before, after] = [factsOf(one), factsOf(other)]
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((key) => before.get(key) !== after.get(key) && !NOT_CARRIED.some(([pattern]) => pattern.test(key)))
    .map((key) => ({ key, before: before.get(key) ?? '', after: after.get(key) ?? '' }))
}

/** A text in three quotes, one in one, or a comment. */
const PIECE = /"""(?:[^\\]|\\.)*?"""|'''(?:[^\\]|\\.)*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|#[^\n]*/gs

export const withoutComments = (python: string): string =>
  python.replaceAll(PIECE, (piece) => (piece.startsWith('#') ? '' : piece))
