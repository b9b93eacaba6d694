import { type Node, type Pair, type YAMLMap, type YAMLSeq, isMap, isScalar, isSeq, parseAllDocuments } from 'yaml'
import { byText, flowBrackets } from './flow.ts'
import { mergeLines } from './lines.ts'
import type { Merged, Versions } from './merged.ts'
import { type Unit, leadOf, trailOf, unit } from './unit.ts'
import { mergeUnits } from './units.ts'

/** Three versions of a YAML file in one, key by key; null where one of them is no YAML. */
export function mergeYaml(path: string, { base, yours, generated }: Versions): Merged | null {
  const texts = [base, yours, generated].map((text) => (text === '' || text.endsWith('\n') ? text : `${text}\n`))
  if (!texts.every(isYaml)) return null
  const [was, own, made] = texts.map(unitsOf)
  const merged = was && own && made ? mergeUnits({ base: was, yours: own, generated: made }) : null
  if (merged && (merged.conflicts.length > 0 || isYaml(merged.text))) return merged
  const byLine = mergeLines(path, texts[0]!, texts[1]!, texts[2]!)
  return byLine.conflicts.length > 0 || isYaml(byLine.text) ? byLine : null
}

const documentsOf = (text: string) => [...parseAllDocuments(text, { prettyErrors: false })]
const isYaml = (text: string): boolean => documentsOf(text).every(({ errors }) => errors.length === 0)

/** One document that is a map or a list, by its entries; null for any other. */
function unitsOf(text: string): readonly Unit[] | null {
  const documents = documentsOf(text)
  const contents = documents[0]?.contents ?? null
  if (documents.length > 1) return null
  if (contents === null) return trailOf(text)
  const begins = /^(?:[ \t]*(?:#[^\n]*)?\n)*---[^\n]*\n/.exec(text)?.[0] ?? ''
  const entries = entriesOf(contents as Node, text)
  if (!entries) return null
  const head = begins === '' ? [] : [unit({ key: ' ---', head: true, rank: 0, text: begins })]
  return [...head, ...unitsBetween(entries, text, begins.length, text.length)]
}

interface Entry {
  readonly key: string
  readonly start: number
  readonly value: Node | null
}

/** Entries of a map or list that stand on lines of their own; null for anything else. */
function entriesOf(node: Node | null, text: string): readonly Entry[] | null {
  if (isMap(node) && !node.flow) return mapEntries(node)
  return isSeq(node) && !node.flow ? listEntries(node, text) : null
}

function mapEntries({ items }: YAMLMap): readonly Entry[] | null {
  const entries = items.map(({ key, value }: Pair) =>
    isScalar(key) && key.range ? { key: String(key.value), start: key.range[0], value: value as Node | null } : null,
  )
  return entries.every((entry) => entry !== null) ? entries : null
}

function listEntries({ items }: YAMLSeq, text: string): readonly Entry[] | null {
  const entries = (items as readonly Node[]).map((item) => {
    const at = item.range?.[0]
    const dash = at === undefined ? -1 : text.lastIndexOf('-', at - 1)
    const inLine = at !== undefined && dash >= 0 && !text.slice(dash + 1, at).includes('\n')
    return inLine ? { key: identityOf(item, text), start: dash, value: null } : null
  })
  return entries.every((entry) => entry !== null) ? entries : null
}

/** What an item of a list is known by. */
function identityOf(item: Node, text: string): string {
  if (isMap(item)) {
    const named = ['id', 'name', 'uses', 'repo'].find((key) => item.has(key))
    if (named) return `- ${named} ${String(item.get(named)).replace(/@.*$/, '')}`
  }
  const [start, end] = item.range!
  return `- ${text.slice(start, end).split('\n')[0]!.trim()}`
}

function unitsBetween(entries: readonly Entry[], text: string, from: number, to: number): readonly Unit[] {
  const units: Unit[] = []
  let at = from
  for (const [index, entry] of entries.entries()) {
    const start = lineStart(text, entry.start)
    const next = index + 1 < entries.length ? lineStart(text, entries[index + 1]!.start) : to
    const end = ownEnd(text, start, next, entry.start - start)
    const { units: comments, gap, above } = leadOf(text.slice(at, start))
    units.push(...comments, { ...unitOf(entry, text, start, end), gap, above })
    at = end
  }
  return [...units, ...trailOf(text.slice(at, to))]
}

/** Blank lines and comments that are indented no further belong to what comes next. */
function ownEnd(text: string, start: number, next: number, column: number): number {
  let end = next
  while (end > start) {
    const line = text.slice(lineStart(text, end - 1), end)
    const comment = line.trimStart().startsWith('#') && line.length - line.trimStart().length <= column
    if (line.trim() !== '' && !comment) break
    end -= line.length
  }
  return end
}

function unitOf({ key, value }: Entry, text: string, start: number, end: number): Unit {
  const named = { key, name: key.replace(/^- (?:(?:id|name|uses|repo) )?/, '') }
  const body = text.indexOf('\n', start) + 1
  const entries = body < end ? entriesOf(value, text) : null
  if (entries?.every((entry) => lineStart(text, entry.start) >= body)) {
    const head = unit({ key: ' head', head: true, rank: 0, text: text.slice(start, body) })
    return unit({ ...named, parts: [head, ...unitsBetween(entries, text, body, end)] })
  }
  const own = text.slice(start, end)
  const open = value?.range && (isSeq(value) || isMap(value)) ? value.range[0] - start : -1
  const brackets = own[open] === '[' ? flowBrackets(own, open, byText) : null
  return unit({ ...named, text: own, brackets })
}

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1
