import { readToml } from '../toml.ts'
import { type KeyOf, afterPart, byText, flowBrackets, lineEnd } from './flow.ts'
import type { Merged, Versions } from './merged.ts'
import { type Unit, leadOf, trailOf, unit } from './unit.ts'
import { mergeUnits } from './units.ts'

/** Three versions of a TOML file in one, key by key; null where one of them is no TOML. */
export function mergeToml({ base, yours, generated }: Versions): Merged | null {
  if ([base, yours, generated].some((text) => readToml(text).problem)) return null
  const merged = mergeUnits({ base: unitsOf(base), yours: unitsOf(yours), generated: unitsOf(generated) })
  return merged.conflicts.length === 0 && readToml(merged.text).problem ? null : merged
}

/** Entries before the first table, then tables with their entries. */
function unitsOf(written: string): readonly Unit[] {
  const text = written === '' || written.endsWith('\n') ? written : `${written}\n`
  const units: Unit[] = []
  let at = 0
  let lead = 0
  while (at < text.length) {
    const line = text.slice(at, lineEnd(text, at) + 1)
    if (/^(#|$)/.test(line.trim())) {
      at += line.length
      continue
    }
    const made = line.trimStart().startsWith('[') ? tableOf(line) : entryOf(text, at)
    const { units: comments, gap, above } = leadOf(text.slice(lead, at))
    at += made.text === '' ? line.length : made.text.length
    lead = at
    const last = units.at(-1)
    if (made.parts) units.push(...comments, { ...made, gap, above })
    // Behind a table it would be part of that.
    else if (!last?.parts) units.push(...comments, { ...made, gap, above, rank: 1 })
    else units[units.length - 1] = extended(last, [...comments, { ...made, gap, above }])
  }
  return [...units, ...trailOf(text.slice(lead))]
}

function tableOf(line: string): Unit {
  const name = line.replace(/#.*$/, '').trim()
  return unit({
    key: name,
    name: name.replaceAll(/^\[+\s*|\s*\]+$/g, ''),
    parts: [unit({ key: ' head', text: line, head: true, rank: 0 })],
  })
}

/** Tables of an array are told apart by what they say first. */
function extended(table: Unit, added: readonly Unit[]): Unit {
  const first = table.key.startsWith('[[') && table.parts?.length === 1
  return {
    ...table,
    key: first ? `${table.key} ${added.at(-1)!.text.trim()}` : table.key,
    parts: [...table.parts!, ...added],
  }
}

function entryOf(text: string, start: number): Unit {
  let at = start
  while (text[at] !== '=' && at < text.length) at = afterPart(text, at)
  const key = text.slice(start, at).trim()
  at += 1
  while (text[at] === ' ' || text[at] === '\t') at += 1
  const value = at - start
  while (at < text.length && text[at] !== '\n') at = afterPart(text, at)
  const own = text.slice(start, at + 1)
  const brackets = own[value] === '[' || own[value] === '{' ? flowBrackets(own, value, keyOf) : null
  return unit({ key, name: key, text: own, brackets })
}

/** A requirement is known by its package, an entry of an inline table by its key. */
const keyOf: KeyOf = (text, index) => {
  const requirement = /^["']([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*(?:[<>=!~;@].*)?["']$/.exec(text)
  if (requirement) return requirement[1]!.toLowerCase().replaceAll(/[-_.]+/g, '-')
  const entry = /^([\w.-]+|"[^"]*"|'[^']*')\s*=/.exec(text)
  return entry ? entry[1]! : byText(text, index)
}
