import { readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { memoryTree } from '../../src/kernel/files/memory.ts'
import { Trouble } from '../../src/kernel/diagnostic.ts'
import { readBackend } from '../../src/readers/backend/index.ts'
import { mutated, randomNumbers } from './mutate.mjs'

export type Files = Readonly<Record<string, string>>

/** The small programs whose files are broken: every conformance case and every example. */
export function samples(root: string): readonly { readonly name: string; readonly files: Files }[] {
  return ['tests/conformance/cases', 'examples'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => ({ name, files: filesIn(join(root, folder, name)) })),
  )
}

function filesIn(folder: string): Files {
  const found: Record<string, string> = {}
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile() && /\.(py|toml|env|md|ini|mako)$/.test(entry.name))
      found[relative(folder, path).replaceAll('\\', '/')] = readFileSync(path, 'utf8')
  }
  return found
}

/** Blocks at the margin in another order: names are used before they are made. */
function shuffled(text: string, random: () => number): string {
  const blocks = text.split(/\n(?=\S)/)
  for (let i = blocks.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[blocks[i], blocks[j]] = [blocks[j]!, blocks[i]!]
  }
  return blocks.join('\n')
}

/** Every name that stands for another: calls of what is no function, bases that are no classes. */
function renamed(text: string, random: () => number): string {
  const names = [...new Set(text.match(/\b[A-Za-z_]\w{2,}\b/g) ?? [])]
  const pick = (): string => names[Math.floor(random() * names.length)] ?? 'x'
  const [from, to] = [pick(), pick()]
  return text.replace(new RegExp(`\\b${from}\\b`, 'g'), to)
}

export function broken(files: Files, other: string, random: () => number): Files {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => {
      const way = random()
      if (way < 0.4) return [path, text]
      return [
        path,
        way < 0.6 ? shuffled(text, random) : way < 0.75 ? renamed(text, random) : mutated(text, other, random),
      ]
    }),
  )
}

export interface Failure {
  readonly run: number
  readonly name: string
  readonly error: string
  readonly files: Files
}

const SILENT = { report: () => {} }

/** Reads `count` broken programs; what throws anything but a plain diagnostic is a failure. */
export async function fuzz(
  root: string,
  count: number,
  seed: number,
  slow: (name: string, milliseconds: number, files: Files) => void = () => {},
): Promise<readonly Failure[]> {
  const random = randomNumbers(seed)
  const all = samples(root)
  const failures: Failure[] = []
  for (let run = 0; run < count; run++) {
    const { name, files } = all[Math.floor(random() * all.length)]!
    const other = Object.values(all[Math.floor(random() * all.length)]!.files)[0] ?? ''
    const tree = broken(files, other, random)
    const begun = performance.now()
    try {
      JSON.stringify(await readBackend(memoryTree(tree), { entries: [], environment: {}, needs: [] }, SILENT))
    } catch (error) {
      if (!(error instanceof Trouble))
        failures.push({
          run,
          name,
          error: error instanceof Error ? (error.stack ?? error.message) : String(error),
          files: tree,
        })
    }
    const took = performance.now() - begun
    if (took > 2000) slow(name, took, tree)
  }
  return failures
}
