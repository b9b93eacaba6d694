import { checkBlueprint } from '../../src/blueprint/check/index.ts'
import { designOf } from '../../src/flows/build/design.ts'
import { memoryTree } from '../../src/kernel/files/memory.ts'
import { silent } from '../../src/kernel/progress.ts'
import { loadNormaliser } from '../../src/python/ruff/normalise.ts'
import { readBackend } from '../../src/readers/backend/index.ts'
import { backendFiles } from '../../src/writers/backend/index.ts'
import { notBuilt } from '../../src/writers/backend/declared.ts'
import { render } from '../../src/writers/blueprint/index.ts'
import { factsOf } from '../blueprint/facts.ts'

/** What no code can carry, and why. */
export const NOT_CARRIED: readonly (readonly [RegExp, string])[] = [
  [/^budgets\b/, 'how fast it should be is no part of how it works'],
  [/^(\w+)\.(scale|was)\b/, 'how many rows there are only the database knows, and what something was called nobody'],
  [/^(\w+)\.limits\b/, 'how many rows there may be is a trigger of a migration, which is not taken apart'],
  [
    /^auth\.api_keys\.(lasts|most|of|access)\b/,
    'what is asked where keys are made stands in functions, and in no contract',
  ],
  [/^webhooks\.\w+\.most_failures$/, 'after how many failures nothing more is sent is a number among others'],
  [/^decisions\b/, 'why something is so stands in the documents'],
  [/^\w+\.operations\.\w+\.budget$/, 'how fast it should be is no part of how it works'],
]

/** What a service of its own says, in TypeScript, where Better Auth keeps the accounts. */
const OF_BETTER_AUTH = /^auth\.(oauth|mails|sessions)\b/

/** Whether what differs is declared and not built, or said where no Python is. */
export function isWaiting(text: string): (difference: Difference) => boolean {
  const { blueprint } = checkBlueprint(text)
  const declared = blueprint ? notBuilt(blueprint) : []
  const isElsewhere = blueprint?.auth?.provider === 'better-auth'
  return ({ key }) =>
    declared.some((part) => key === part || key.startsWith(`${part}.`)) || (isElsewhere && OF_BETTER_AUTH.test(key))
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
