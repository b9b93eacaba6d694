/**
 * The page of a rule explains it to people and is its test. Headings below `## Finds` and `## Stays silent` are
 * cases, code fences below them are files, and `# finds: words` at the end of a line asserts a finding there whose
 * sentence holds these words. Fences below `## Shared` belong to every case.
 */
export interface Page {
  readonly title: string
  /** What stands before the first `##`. */
  readonly introduction: string
  readonly sections: readonly Section[]
  readonly cases: readonly Case[]
}

export interface Section {
  readonly title: string
  readonly text: string
}

export interface Case {
  readonly title: string
  readonly finds: boolean
  readonly files: Readonly<Record<string, string>>
  readonly expected: readonly Expected[]
}

export interface Expected {
  readonly file: string
  readonly line: number
  /** Words the sentence must hold; '' for any. */
  readonly words: string
}

const FENCE = /^```(\w*)[ \t]*([^\n]*)\n([\s\S]*?)^```[ \t]*$/gm
const CASES: Readonly<Record<string, boolean>> = { Finds: true, 'Stays silent': false }

export function readPage(text: string): Page {
  const [head = '', ...parts] = split(text, /^## (.*)$/m)
  const title = /^# (.*)$/m.exec(head)?.[1] ?? ''
  const sections = pairs(parts)
  const shared = filesIn(sections.find((section) => section.title === 'Shared')?.text ?? '')
  return {
    title,
    introduction: head.replace(/^# .*\n/, '').trim(),
    sections,
    cases: sections.flatMap((section) => {
      const finds = CASES[section.title]
      if (finds === undefined) return []
      return pairs(split(section.text, /^### (.*)$/m).slice(1)).map((one) => ({
        title: one.title,
        finds,
        ...withExpected({ ...shared, ...filesIn(one.text) }),
      }))
    }),
  }
}

const split = (text: string, heading: RegExp): readonly string[] => outsideFences(text).split(heading).map(restore)

/** Headings inside of code are code. */
const outsideFences = (text: string): string =>
  text.replace(FENCE, (fence) => fence.replaceAll(/^#/gm, '\u0000').replaceAll('\n#', '\n\u0000'))
const restore = (text: string): string => text.replaceAll('\u0000', '#')

function pairs(parts: readonly string[]): readonly Section[] {
  const found: Section[] = []
  for (let i = 0; i < parts.length; i += 2) found.push({ title: parts[i]!.trim(), text: (parts[i + 1] ?? '').trim() })
  return found
}

/** ```python app/main.py``` is that file; a fence without a name is `main.py`. */
function filesIn(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...`${text}\n`.matchAll(FENCE)].map(([, , name, content]) => [name?.trim() || 'main.py', content ?? '']),
  )
}

const MARK = /[ \t]*# finds:?[ \t]*(.*)$/

function withExpected(files: Readonly<Record<string, string>>): Pick<Case, 'files' | 'expected'> {
  const expected = Object.entries(files).flatMap(([file, text]) =>
    text.split('\n').flatMap((line, index) => {
      const words = MARK.exec(line)?.[1]
      return words === undefined ? [] : [{ file, line: index + 1, words: words.trim() }]
    }),
  )
  const clean = Object.fromEntries(
    Object.entries(files).map(([file, text]) => [
      file,
      text
        .split('\n')
        .map((line) => line.replace(MARK, ''))
        .join('\n'),
    ]),
  )
  return { files: clean, expected }
}
