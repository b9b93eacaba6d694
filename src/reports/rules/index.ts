import { type Paint, painter } from '../terminal/paint.ts'
import { columns, padEnd, wrap } from '../text/fit.ts'

interface Described {
  readonly name: string
  readonly rule: {
    readonly title: string
    readonly severity: string
    readonly confidence: string
    readonly weaknesses?: readonly string[]
  }
}

interface Options {
  readonly color: boolean
  readonly width: number
}

/** Rules by family, a line each. */
export function renderRules(rules: readonly Described[], { color, width }: Options): string {
  const paint = painter(color)
  const longest = Math.max(...rules.map(({ name }) => columns(name)))
  const families = [...new Set(rules.map(({ name }) => name.split('/')[0]!))]
  return families
    .map((family) =>
      [
        paint('bold', family),
        ...rules
          .filter(({ name }) => name.startsWith(`${family}/`))
          .flatMap(({ name, rule }) => {
            const [first = '', ...more] = wrap(rule.title, Math.max(30, width - longest - 14))
            return [
              `  ${padEnd(name, longest)}  ${padEnd(rule.severity, 6)}  ${first}`,
              ...more.map((text) => ' '.repeat(longest + 12) + text),
            ]
          }),
        '',
      ].join('\n'),
    )
    .join('\n')
}

/** The page of a rule as a terminal shows it: headings bold, code dim. */
export function renderPage(page: string, { name, rule }: Described, { color }: Options): string {
  const paint = painter(color)
  const facts = [rule.severity, `confidence ${rule.confidence}`, ...(rule.weaknesses ?? [])].join(' · ')
  let inCode = false
  const lines = page.split('\n').map((text) => {
    if (text.startsWith('```')) {
      inCode = !inCode
      return inCode
        ? paint(
            'dim',
            text
              .slice(3)
              .trim()
              .replace(/^\w+ ?/, ''),
          )
        : ''
    }
    return inCode ? `    ${marked(text, paint)}` : headed(text, paint)
  })
  return [`${paint('bold', name)}  ${paint('dim', facts)}`, ...lines].join('\n').replaceAll(/\n{3,}/g, '\n\n')
}

const headed = (text: string, paint: Paint): string => {
  const heading = /^#+ (.*)$/.exec(text)
  return heading ? paint('bold', heading[1]!) : text
}

/** What a case asserts stands out. */
const marked = (text: string, paint: Paint): string =>
  text.replace(/# finds.*$/, (mark) => paint('yellow', mark.replace(/^# finds:?/, '# finds:')))
