/** Numbers between 0 and 1 that a seed decides. */
export function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

type Edit = (lines: string[], at: number, mark: string) => void

const indentOf = (line: string): string => /^\s*/.exec(line)![0]

/** What people do to a line of code. Each leaves a word that is nowhere else, or takes something away. */
const code: readonly Edit[] = [
  (lines, at, mark) => void (lines[at] += `  # ${mark}`),
  (lines, at, mark) => void lines.splice(at, 0, `${indentOf(lines[at]!)}# ${mark}`),
  (lines, at, mark) => void lines.splice(at + 1, 0, `${indentOf(lines[at]!)}${mark} = 1`),
  (lines, at, mark) => void lines.splice(at + 1, 0, '', `${indentOf(lines[at]!)}${mark}: int = 1  # kept`, ''),
  (lines, _, mark) => void lines.push('', '', `def ${mark}() -> None:`, '    """Added."""', `    print("${mark}")`),
  (lines, at, mark) => void (lines[at] = lines[at]!.replace(/\b[a-z_]{4,}\b/, mark)),
  (lines, at, mark) => void (lines[at] = lines[at]!.replace(/\)(?!.*\))/, `, ${mark}=1)`)),
  (lines, at, mark) => void (lines[at] = lines[at]!.replace(/^(from \S+ import .*\w)$/, `$1, ${mark}`)),
  (lines, at) => void lines.splice(at, 1),
  (lines, at) => void lines.splice(at, 4),
  (lines) => {
    const blocks = lines.join('\n').split('\n\n\n')
    if (blocks.length > 3) blocks.splice(1, 0, ...blocks.splice(2, 1))
    lines.splice(0, lines.length, ...blocks.join('\n\n\n').split('\n'))
  },
]

const comment: Edit = (lines, at, mark) => void lines.splice(at, 0, `${indentOf(lines[at]!)}# ${mark}`)
const value: Edit = (lines, at, mark) => void (lines[at] = lines[at]!.replace(/(?<=[:=-] ?"?)\w+(?="?$)/, mark))
const entryLike =
  (pattern: RegExp, made: (mark: string) => string): Edit =>
  (lines, at, mark) => {
    const found = lines.findIndex((line, index) => index >= at && pattern.test(line))
    if (found >= 0) lines.splice(found + 1, 0, indentOf(lines[found]!) + made(mark))
  }
const gone: Edit = (lines, at) => void lines.splice(at, 1)

const editsOf: Readonly<Record<string, readonly Edit[]>> = {
  py: code,
  toml: [
    comment,
    value,
    gone,
    entryLike(/^[\w-]+ = /, (mark) => `${mark} = true`),
    entryLike(/",$/, (mark) => `"${mark}",`),
    entryLike(/^$/, (mark) => `[tool.${mark}]\non = 1\n`),
    (lines, at, mark) => void (lines[at] = lines[at]!.replace(/"\]$/, `", "${mark}"]`)),
  ],
  yaml: [
    comment,
    value,
    gone,
    entryLike(/^ *[\w-]+: \S/, (mark) => `${mark}: 1`),
    entryLike(/^ *- [^:]+$/, (mark) => `- ${mark}`),
    (lines, at, mark) => void (lines[at] = lines[at]!.replace(/\]$/, `, ${mark}]`)),
  ],
  json: [value, gone, entryLike(/,$/, (mark) => `"${mark}": 1,`), entryLike(/\{$/, (mark) => `  "${mark}": true,`)],
  text: [comment, gone, (lines, at, mark) => void (lines[at] += ` ${mark}`)],
}

const kindOf = (path: string): string => (/\.(\w+)$/.exec(path)?.[1] ?? 'text').replace('yml', 'yaml')

/** A text after some edits, and the marks they left in it. */
export function editedAtRandom(path: string, text: string, count: number, side: string, random: () => number) {
  const edits = editsOf[kindOf(path)]!
  const lines = text.trimEnd().split('\n')
  for (let index = 0; index < count && lines.length > 0; index += 1) {
    const at = Math.floor(random() * lines.length)
    edits[Math.floor(random() * edits.length)]!(lines, at, `${side}${index}`)
  }
  const result = `${lines.join('\n')}\n`
  return { text: result, marks: new Set(result.match(new RegExp(`\\b${side}\\d+\\b`, 'g'))) }
}
