import { sentence, text } from '../../kernel/markdown.ts'
import type { DesignDocument } from '../../model/index.ts'
import { type SpecificationPage, block } from './page.ts'
import { evident } from './text.ts'

/** tasks.md: a block for each phase, numbered through; what was ticked off stays so. */
export function tasksPage({ title, phases, tests, acceptance }: DesignDocument): SpecificationPage {
  let last = 0
  const task = (said: string): string => `- [ ] T${String((last += 1)).padStart(3, '0')} ${said}`
  const inPhases = phases.flatMap(({ title: name, steps, flag, rollback, done }, at) =>
    block(`phase-${at + 1}`, `## Phase ${at + 1}: ${text(name)}`, [
      ...steps.map((step) => task(sentence(step))),
      '',
      ...(flag === null ? [] : [`**Flag**: ${sentence(flag)}`, '']),
      `**Rollback**: ${sentence(rollback)}`,
      '',
      `**Checkpoint**: ${sentence(done)}`,
    ]),
  )
  return {
    path: 'tasks.md',
    title: `Tasks: ${text(title)}`,
    blocks: [
      ...inPhases,
      ...block(
        'tests',
        '## Tests',
        tests.map((one) => task(evident(one))),
      ),
      ...block(
        'acceptance',
        '## Acceptance',
        acceptance.map((one) => `- [ ] ${evident(one)}`),
      ),
    ],
  }
}
