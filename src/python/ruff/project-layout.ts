import { type TomlTable, isTable, tableAt } from '../../kernel/toml.ts'
import { type Workspace, openWorkspace } from './module.ts'
import { repaired } from './repaired.ts'

/** How a project lays its code out, as far as it says so; what it does not say is as Ruff has it. */
export interface ProjectLayout {
  readonly width: number
  /**
   * The text laid out as the project does, where it was laid out so before; unchanged where it was not: whoever formats
   * otherwise, or not at all, keeps every line.
   */
  again(before: string | null, after: string): string
  /** Whether a text is laid out as the project lays out. */
  isKept(text: string): boolean
}

/** Ruff's own width, which is Black's. */
const USUAL_WIDTH = 88
const MOST_ROUNDS = 12

/** By the tables of a `pyproject.toml` (`tool.ruff`, `tool.black`), or of a `ruff.toml` as a whole. */
export function projectLayout(pyproject: TomlTable, ruffToml: TomlTable | null): ProjectLayout {
  const options = optionsOf(ruffToml ?? tableAt(pyproject, 'tool', 'ruff'), tableAt(pyproject, 'tool', 'black'))
  let workspace: Workspace | null = null
  const open = (): Workspace => (workspace ??= openWorkspace(options))
  const format = (text: string): string | null => {
    try {
      return open().format(text)
    } catch {
      return null
    }
  }
  const isKept = (text: string): boolean => format(text) === text
  return {
    width: typeof options['line-length'] === 'number' ? options['line-length'] : USUAL_WIDTH,
    isKept,
    again(before, after) {
      if (before !== null && !isKept(before)) return after
      const isSorted = before === null || unsorted(open(), before) === undefined
      let text = format(after) ?? after
      for (let round = 0; isSorted && round < MOST_ROUNDS; round += 1) {
        const found = unsorted(open(), text)
        if (!found) break
        text = format(repaired(text, found)) ?? text
      }
      return text
    },
  }
}

const unsorted = (workspace: Workspace, text: string) =>
  workspace.check(text).find(({ code, fix }) => code === 'I001' && fix !== null)

function optionsOf(ruff: TomlTable, black: TomlTable): Record<string, unknown> {
  const width = ruff['line-length'] ?? black['line-length']
  const indent = ruff['indent-width']
  const format = tableAt(ruff, 'format')
  const isort = { ...tableAt(ruff, 'isort'), ...tableAt(ruff, 'lint', 'isort') }
  const compact = (format['skip-magic-trailing-comma'] ?? black['skip-magic-trailing-comma']) === true
  const preserves = black['skip-string-normalization'] === true ? { 'quote-style': 'preserve' } : {}
  return {
    ...(typeof width === 'number' ? { 'line-length': width } : {}),
    ...(typeof indent === 'number' ? { 'indent-width': indent } : {}),
    format: {
      ...preserves,
      ...known(format, ['quote-style', 'indent-style', 'line-ending']),
      'skip-magic-trailing-comma': compact,
    },
    lint: {
      select: ['I'],
      isort: {
        // Ruff takes no other answer beside the one above.
        ...(compact ? { 'split-on-trailing-comma': false } : {}),
        ...known(isort, [
          'known-first-party',
          'known-third-party',
          'force-single-line',
          'force-sort-within-sections',
          'combine-as-imports',
          'lines-after-imports',
          'order-by-type',
          'case-sensitive',
        ]),
      },
    },
  }
}

const known = (table: TomlTable, keys: readonly string[]): Record<string, unknown> =>
  isTable(table)
    ? Object.fromEntries(keys.flatMap((key) => (Object.hasOwn(table, key) ? [[key, table[key]]] : [])))
    : {}
