import { nearest } from '../../../kernel/nearest.ts'
import { Trouble } from '../../../kernel/diagnostic.ts'
import { rulePage } from '../../../kernel/files/rule-pages.ts'
import { renderPage, renderRules } from '../../../reports/rules/index.ts'
import { rules } from '../../../rules/registry.generated.ts'
import type { Command } from '../command.ts'
import { Exit } from '../exit.ts'

const names = rules.map(({ name }) => name)

export const command: Command = {
  name: 'explain',
  summary: 'Tell what a rule means, why, how it decides, and show cases',
  examples: [
    { line: 'architect explain', does: 'list the rules' },
    { line: 'architect explain api/route-hidden', does: 'one rule' },
    { line: 'architect explain access', does: 'the rules of a family' },
  ],
  positional: { name: 'rule', summary: 'A rule or a family (by default all are listed)', suggests: names },
  options: [],
  async run(given, terminal) {
    const wanted = given.positional
    const one = rules.find(({ name }) => name === wanted)
    const page = one && rulePage(one.name)
    if (one && page) await terminal.print(renderPage(page, one, terminal))
    else {
      const family = rules.filter(({ name }) => wanted === null || name.startsWith(`${wanted}/`))
      if (family.length === 0) throw unknownRule(wanted ?? '')
      await terminal.print(renderRules(family, terminal))
    }
    return Exit.clean
  },
}

function unknownRule(word: string): Trouble {
  const families = [...new Set(names.map((name) => name.split('/')[0]!))]
  const near = nearest(word, [...names, ...families, ...names.map((name) => name.split('/')[1]!)])
  const whole = names.find((name) => name.endsWith(`/${near}`)) ?? near
  return new Trouble('usage', {
    message: `there is no rule "${word}"`,
    help: whole ? `Did you mean ${whole}?` : 'architect explain lists them.',
  })
}
