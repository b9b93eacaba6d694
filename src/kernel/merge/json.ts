import { type KeyOf, byText, flowBrackets, flowIn } from './flow.ts'
import { mergeLines } from './lines.ts'
import type { Merged, Versions } from './merged.ts'
import { type Unit, leadOf, unit } from './unit.ts'
import { mergeUnits } from './units.ts'

/** Three versions of a JSON file in one, key by key; null where one of them is no JSON. */
export function mergeJson(path: string, { base, yours, generated }: Versions): Merged | null {
  const texts = [base, yours, generated].map((text) => (text === '' || text.endsWith('\n') ? text : `${text}\n`))
  if (!texts.every((text) => text === '' || isJson(text))) return null
  const [was, own, made] = texts.map((text) => (text === '' ? [] : objectOf(text, 0, text.search(/\S/))))
  const merged = was && own && made ? mergeUnits({ base: was, yours: own, generated: made }) : null
  if (merged && (merged.conflicts.length > 0 || isJson(merged.text))) return merged
  const byLine = mergeLines(path, texts[0]!, texts[1]!, texts[2]!)
  return byLine.conflicts.length > 0 || isJson(byLine.text) ? byLine : null
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** An object whose entries have lines of their own, from the line it begins on; null for any other. */
function objectOf(text: string, start: number, open: number): readonly Unit[] | null {
  if (text[open] !== '{') return null
  const flow = flowIn(text, open, keyOf)
  if (!flow || !/^[ \t]*\n/.test(text.slice(open + 1)) || flow.places.length === 0) return null
  let at = text.indexOf('\n', open) + 1
  const units: Unit[] = [unit({ key: ' {', head: true, rank: 0, text: text.slice(start, at) })]
  for (const { key, start, end } of flow.places) {
    const from = text.lastIndexOf('\n', start) + 1
    const rest = /^[ \t]*,?[ \t]*\n/.exec(text.slice(end))
    if (from < at || !rest) return null
    units.push({ ...entryOf(text, key, from, end), ...leadOf(text.slice(at, from)), separator: ',' })
    at = end + rest[0].length
  }
  const line = text.slice(at, flow.close)
  return line.trim() === '' ? [...units, unit({ key: ' }', head: true, rank: 9, text: `${line}}\n` })] : null
}

function entryOf(text: string, key: string, from: number, end: number): Unit {
  const colon = text.indexOf(':', text.indexOf(key, from) + key.length)
  const value = colon + 1 + text.slice(colon + 1).search(/\S/)
  const parts = objectOf(text, from, value)
  const own = `${text.slice(from, end)}\n`
  const name = key.slice(1, -1)
  if (parts) return unit({ key, name, parts })
  return unit({ key, name, text: own, brackets: text[value] === '[' ? flowBrackets(own, value - from, keyOf) : null })
}

const keyOf: KeyOf = (text, index) => /^("(?:[^"\\]|\\.)*")\s*:/.exec(text)?.[1] ?? byText(text, index)
