import { type PageSection, filesIn, introductionIn, sectionsIn, titleIn } from '../kernel/page.ts'

/**
 * The page of a decision explains it to people and is its test. Headings below `## Recommends` are cases that begin with
 * the option they end with, `cursor: five million rows`; those below `## Leaves open` and `## Stays silent` are cases
 * with none, and without the question. Fences are files, of a blueprint, of code, or `request.json`; a quote holds words
 * that one of the reasons says.
 */
export interface DecisionPage {
  readonly title: string
  readonly introduction: string
  readonly sections: readonly PageSection[]
  readonly cases: readonly DecisionCase[]
}

export interface DecisionCase {
  readonly title: string
  readonly ends: 'recommended' | 'open' | 'silent'
  /** The option that is recommended; '' where none is. */
  readonly option: string
  readonly files: Readonly<Record<string, string>>
  readonly words: readonly string[]
}

const ENDS: Readonly<Record<string, DecisionCase['ends']>> = {
  Recommends: 'recommended',
  'Leaves open': 'open',
  'Stays silent': 'silent',
}

export function readDecisionPage(text: string): DecisionPage {
  const { head, sections } = sectionsIn(text, 2)
  const shared = filesIn(sections.find(({ title }) => title === 'Shared')?.text ?? '')
  return {
    title: titleIn(head),
    introduction: introductionIn(head),
    sections,
    cases: sections.flatMap((section) => {
      const ends = ENDS[section.title]
      return ends === undefined ? [] : sectionsIn(section.text, 3).sections.map((one) => caseOf(one, ends, shared))
    }),
  }
}

function caseOf({ title, text }: PageSection, ends: DecisionCase['ends'], shared: DecisionCase['files']): DecisionCase {
  return {
    title,
    ends,
    option: ends === 'recommended' ? title.slice(0, title.indexOf(':')) : '',
    files: { ...shared, ...filesIn(text) },
    words: [...text.matchAll(/^> (.*)$/gm)].map(([, words = '']) => words.trim()),
  }
}
