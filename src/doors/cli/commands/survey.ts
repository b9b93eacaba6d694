import type { Command } from '../command.ts'
import { Exit } from '../exit.ts'
import { formats } from '../survey/formats.ts'
import { planSurvey } from '../survey/plan.ts'
import { sections } from '../../../reports/options.ts'

export const command: Command = {
  name: 'survey',
  summary: 'Draw the true map of a FastAPI backend without running it',
  examples: [
    { line: 'architect', does: 'survey the repository you are in' },
    { line: 'architect survey backend', does: 'survey a folder' },
    { line: 'architect survey --only endpoints,auth', does: 'who may call what' },
    { line: 'architect survey --format openapi', does: 'the contract the application would publish' },
    { line: 'architect survey --format blueprint', does: 'a blueprint of what is there' },
    { line: 'architect survey --output map.html', does: 'one self-contained page to look around in' },
    { line: 'architect survey --entry app/main.py:app', does: 'name the application yourself' },
  ],
  positional: {
    name: 'dir',
    summary: 'The folder that holds the backend (by default the one you are in)',
    completes: 'directories',
  },
  options: [
    {
      name: 'entry',
      value: 'PATH:VARIABLE',
      many: 'repeated',
      summary: 'The application to read, instead of finding it',
      completes: 'files',
    },
    {
      name: 'env',
      value: 'KEY=VALUE',
      many: 'repeated',
      summary: 'A setting to assume instead of its default in code',
    },
    { name: 'format', short: 'f', value: 'FORMAT', choices: formats, summary: 'How to show it' },
    { name: 'json', summary: 'The same as --format json' },
    {
      name: 'only',
      value: 'SECTIONS',
      many: 'commas',
      choices: sections,
      summary: 'Only these parts, separated by commas',
    },
    {
      name: 'output',
      short: 'o',
      value: 'FILE',
      summary: 'Write to a file; its extension names the format',
      completes: 'files',
    },
    { name: 'contract', value: 'FILE', summary: 'Compare with this published OpenAPI document', completes: 'files' },
    { name: 'no-cache', summary: 'Read everything anew' },
    { name: 'watch', short: 'w', summary: 'Draw it again whenever a file changes' },
  ],
  notes:
    'Nothing of the surveyed repository is executed, and no published contract is read unless\n--contract names it. Under AI_AGENT or CLAUDECODE, a pipe gets --format agent.',
  async run(given, terminal) {
    const plan = planSurvey(given, terminal)
    const { surveyOnce } = await import('../survey/once.ts')
    if (given.flag('watch')) {
      const { watchFolder } = await import('../watching.ts')
      return watchFolder(plan.request.directory, plan.output, terminal, () => surveyOnce(plan, terminal))
    }
    await surveyOnce(plan, terminal)
    return Exit.clean
  },
}
