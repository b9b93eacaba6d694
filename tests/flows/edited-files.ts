/** Numbers that look random and are the same every time. */
export function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

type Lines = readonly string[]
type Edit = (lines: Lines, at: number, random: (below: number) => number) => Lines

const indentOf = (line: string): string => /^\s*/.exec(line)?.[0] ?? ''
const put = (lines: Lines, at: number, ...more: Lines): Lines => [...lines.slice(0, at), ...more, ...lines.slice(at)]
const change = (lines: Lines, at: number, line: string): Lines => lines.with(at, line)

/** What people do to a file; what comes of it need not be a program. */
const EDITS: Readonly<Record<string, Edit>> = {
  'a comment above': (lines, at) => put(lines, at, `${indentOf(lines[at]!)}# remark`),
  'a comment behind': (lines, at) => change(lines, at, `${lines[at]}  # remark`),
  'an empty line': (lines, at) => put(lines, at, ''),
  'a suppression above': (lines, at) => put(lines, at, `${indentOf(lines[at]!)}# architect: ignore[access] tried`),
  'a statement': (lines, at) => put(lines, at, `${indentOf(lines[at]!)}left_over = 1`),
  'a call': (lines, at) => put(lines, at, `${indentOf(lines[at]!)}print("here")`),
  'a line twice': (lines, at) => put(lines, at, lines[at]!),
  'a line less': (lines, at) => [...lines.slice(0, at), ...lines.slice(at + 1)],
  'another name': (lines, at, random) => {
    const words = [...lines[at]!.matchAll(/[a-z_]\w{3,}/g)]
    const word = words[random(words.length)]
    return word ? change(lines, at, `${lines[at]!.slice(0, word.index)}re${lines[at]!.slice(word.index)}`) : lines
  },
  'another number': (lines, at) => change(lines, at, lines[at]!.replace(/\d+/, '7')),
  'another text': (lines, at) => change(lines, at, lines[at]!.replace(/"(\w)/, '"x$1')),
  'a function at the end': (lines) => [...lines, '', '', 'def added(one):', '    return one', ''],
  'a wide body': (lines, at) => {
    const from = lines.findIndex((line, i) => i >= at && /^\s*(async )?def .*:$/.test(line))
    return from < 0 ? lines : put(lines, from + 1, `${indentOf(lines[from + 1] ?? '    ')}seen = []`, '')
  },
}

/** A text with one random edit, and what it was. */
export function edited(
  text: string,
  random: (below: number) => number,
): { readonly text: string; readonly what: string } {
  const lines = text.split('\n')
  const names = Object.keys(EDITS)
  const what = names[random(names.length)]!
  const at = random(lines.length)
  return { text: EDITS[what]!(lines, at, random).join('\n'), what: `${what}, line ${at + 1}` }
}
