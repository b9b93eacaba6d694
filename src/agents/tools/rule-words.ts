import { ownSummaries } from '../../findings/own.ts'
import { rulePage } from '../../kernel/files/rule-pages.ts'
import { nearest } from '../../kernel/nearest.ts'
import { Trouble } from '../../kernel/diagnostic.ts'
import { readPage } from '../../rules/page.ts'
import { rules } from '../../rules/registry.generated.ts'
import { item, type Item } from './item.ts'

export const ruleNames: readonly string[] = [...rules, ...ownSummaries].map(({ name }) => name)
const families = [...new Set(ruleNames.map(familyOf))]

interface Explained {
  readonly summary: string
  readonly items: readonly Item[]
}

/** A rule, the rules of a family, or the families. */
export function explained(word: string | null, cases: boolean): Explained {
  if (word === null)
    return {
      summary: `${rules.length} rules in ${families.length} families`,
      items: families.map((family) =>
        item({ family, rules: rules.filter(({ name }) => familyOf(name) === family).length }),
      ),
    }
  const page = rulePage(word)
  if (page !== null && ruleNames.includes(word)) return ofPage(word, page, cases)
  const family = rules.filter(({ name }) => familyOf(name) === word)
  if (family.length === 0) throw unknownRule(word)
  return {
    summary: `${family.length} rules of the family ${word}`,
    items: family.map(({ name, rule }) => item({ rule: name, severity: rule.severity, title: rule.title })),
  }
}

const TOLD_APART = ['Finds', 'Stays silent', 'Shared']

/** The words of a page are ours; they stand with the rest in one list, which is paged. */
function ofPage(name: string, text: string, cases: boolean): Explained {
  const page = readPage(text)
  const rule = rules.find((one) => one.name === name)?.rule
  const sections = page.sections.filter(({ title }) => !TOLD_APART.includes(title))
  return {
    summary: `${name}: severity ${rule?.severity ?? 'unknown'}, confidence ${rule?.confidence ?? 'unknown'}`,
    items: [
      item({ title: page.title, text: paragraphs(page.introduction) }),
      ...sections.map(({ title, text: content }) => item({ title, text: paragraphs(content) })),
      ...(cases
        ? page.cases.map(({ title, finds, files }) =>
            item({
              [finds ? 'finds' : 'silent']: title,
              files: Object.entries(files).map(([path, code]) => [path, ...code.split('\n')]),
            }),
          )
        : []),
    ],
  }
}

/** Line by line, so that no line is too long to be told whole. */
const paragraphs = (text: string): readonly string[] => text.split('\n').filter((line) => line.trim() !== '')

function familyOf(name: string): string {
  return name.split('/')[0]!
}

function unknownRule(word: string): Trouble {
  const near = nearest(word.slice(0, 100), [...ruleNames, ...families, ...ruleNames.map((name) => name.split('/')[1]!)])
  const whole = ruleNames.find((name) => name === near || name.endsWith(`/${near}`)) ?? near
  return new Trouble('usage', {
    message: `there is no rule or family ${JSON.stringify(word.slice(0, 100))}`,
    help: whole ? `Did you mean ${whole}?` : `There are the families ${families.join(', ')}.`,
  })
}
