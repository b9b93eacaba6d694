import { type Workspace, openWorkspace } from './module.ts'
import { repaired } from './repaired.ts'

/** What is written here has to pass; the project it is written into asks for the same. */
export const WRITTEN_CODE = {
  'line-length': 100,
  'target-version': 'py311',
  lint: {
    select: ['E4', 'E7', 'E9', 'F', 'I', 'UP', 'B', 'ASYNC', 'S', 'FAST', 'SIM', 'RUF100'],
    isort: { 'known-first-party': ['app', 'tests'] },
  },
} as const

export interface Source {
  readonly path: string
  readonly text: string
}

/** Sorts imports, and lays the code out. */
export interface Normaliser {
  normalise(path: string, source: string): string
  /** The same, with whatever else might be said of it, and nothing taken out; as it is where it cannot be laid out. */
  tidied(source: string): string
}

/** Tests assert, and write passwords down. */
const IN_TESTS = /^S(101|105|106|107|113)$/
/** Order and use of imports are what the writer leaves to Ruff. */
const REPAIRED = ['I001', 'F401']
const ORDER = ['I001']
/** Each repair may make room for another. */
const MOST_ROUNDS = 12

export function loadNormaliser(): Normaliser {
  const workspace = openWorkspace(WRITTEN_CODE)
  return {
    normalise(path, source) {
      const { formatted, said } = inRounds(workspace, path, source, REPAIRED)
      const first = said.find(({ code }) => !(isTest(path) && IN_TESTS.test(code ?? '')))
      if (first) throw new Error(`${path}:${first.start_location.row}: ${first.code ?? ''} ${first.message}`)
      return formatted
    },
    tidied(source) {
      try {
        return inRounds(workspace, '', source, ORDER).formatted
      } catch {
        return source
      }
    },
  }
}

/** Repairs one thing after another, and lays out what comes of it; tells what is said of that. */
function inRounds(workspace: Workspace, path: string, source: string, repairs: readonly string[]) {
  let formatted = formattedText(workspace, path, source)
  let said = workspace.check(formatted)
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const repair = said.find(({ code, fix }) => fix !== null && repairs.includes(code ?? ''))
    if (!repair) break
    formatted = formattedText(workspace, path, repaired(formatted, repair))
    said = workspace.check(formatted)
  }
  return { formatted, said }
}

/** What is no Python cannot be laid out, and is told by the check. */
function formattedText(workspace: Workspace, path: string, text: string): string {
  try {
    return workspace.format(text)
  } catch (error) {
    const said = workspace.check(text).find(({ code }) => code === null || code === 'invalid-syntax')
    throw said ? new Error(`${path}: ${said.message}: ${lineAt(text, said.start_location.row)}`) : error
  }
}

const lineAt = (text: string, row: number): string => (text.split('\n')[row - 1] ?? '').trim()

const isTest = (path: string): boolean => path.startsWith('tests/')
