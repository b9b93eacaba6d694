import { type PageSection, filesIn, introductionIn, sectionsIn, titleIn } from '../kernel/page.ts'

/**
 * The page of a rule explains it to people and is its test. Headings below `## Finds` and `## Stays silent` are
 * cases, code fences below them are files, and `# finds: words` at the end of a line asserts a finding there whose
 * sentence holds these words. Fences below `## Shared` belong to every case.
 */
export interface Page {
  readonly title: string
  /** What stands before the first `##`. */
  readonly introduction: string
  readonly sections: readonly PageSection[]
  readonly cases: readonly Case[]
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

const CASES: Readonly<Record<string, boolean>> = { Finds: true, 'Stays silent': false }

export function readPage(text: string): Page {
  const { head, sections } = sectionsIn(text, 2)
  const shared = filesIn(sections.find((section) => section.title === 'Shared')?.text ?? '')
  return {
    title: titleIn(head),
    introduction: introductionIn(head),
    sections,
    cases: sections.flatMap((section) => {
      const finds = CASES[section.title]
      if (finds === undefined) return []
      return sectionsIn(section.text, 3).sections.map((one) => ({
        title: one.title,
        finds,
        ...withExpected({ ...shared, ...filesIn(one.text) }),
      }))
    }),
  }
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
