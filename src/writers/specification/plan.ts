import { code, sentence, table, text } from '../../kernel/markdown.ts'
import type { Decision, DesignDocument, Principle } from '../../model/index.ts'
import { type SpecificationPage, block } from './page.ts'
import { evident, figure, items } from './text.ts'

/** plan.md: in the order of spec-kit's template, then what a design holds beyond it. */
export function planPage(document: DesignDocument, principles: readonly Principle[]): SpecificationPage {
  return {
    path: 'plan.md',
    title: `Implementation Plan: ${text(document.title)}`,
    blocks: [
      ...block('summary', '## Summary', [
        sentence(document.scope),
        '',
        ...items(document.recommendation.map(evident)),
        ...(document.today.length === 0 ? [] : ['', '**Today**:', '', ...items(document.today.map(evident))]),
      ]),
      ...block('technical-context', '## Technical Context', technical(document)),
      ...block('constitution-check', '## Constitution Check', gates(principles)),
      ...block('project-structure', '## Project Structure', structure(document)),
      ...block('decisions', '## Decisions', document.decisions.flatMap(decided)),
      ...block('migration', '## Migration', migration(document)),
      ...block(
        'risks',
        '## Risks',
        items(
          document.risks.map(
            ({ title, likelihood, because, mitigation }) =>
              `**${text(title)}** (${likelihood}): ${evident(because)}. ${sentence(mitigation)}`,
          ),
        ),
      ),
      ...block('questions', '## Questions', questions(document)),
      ...block('evidence', '## Evidence', evidence(document)),
    ],
  }
}

function technical({ technologies, dependencies, constraints, requirements, environment }: DesignDocument) {
  return [
    ...technologies.map(({ what, choice, because }) => `**${text(what)}**: ${text(choice)}: ${sentence(because)}\n`),
    ...(dependencies.length === 0 ? [] : ['**Primary Dependencies**:', '']),
    ...items(
      dependencies.map(
        ({ name, version, why, fallback }) =>
          `${code(`${name}${version}`)}: ${sentence(why)}. Without it: ${sentence(fallback)}`,
      ),
    ),
    ...(constraints.length === 0 ? [] : ['', '**Constraints**:', '']),
    ...items(constraints.map(evident)),
    ...(requirements.length === 0 ? [] : ['', '**Performance Goals**:', '']),
    ...rows(
      ['Requirement', 'Target', 'Measured', 'How'],
      requirements.map(({ what, target, measured, by }) => [
        text(what),
        text(target),
        measured === null ? 'not measured' : figure(measured),
        code(by),
      ]),
    ),
    ...(environment.length === 0 ? [] : ['', '**Environment**:', '']),
    ...rows(
      ['Variable', 'What', 'Required', 'Example'],
      environment.map(({ name, what, required, example }) => [
        code(name),
        text(what),
        required ? 'yes' : 'no',
        code(example),
      ]),
    ),
  ]
}

const rows = (head: readonly string[], body: readonly (readonly string[])[]): readonly string[] =>
  body.length === 0 ? [] : table(head, body)

/** Whether a design keeps to a principle is for people to say; a tick stays when the plan is written anew. */
const gates = (principles: readonly Principle[]): readonly string[] =>
  principles.map(({ text: said, at }) => `- [ ] ${text(said)} (${code(`${at.file}:${at.line}`)})`)

const structure = ({ patch }: DesignDocument): readonly string[] =>
  items(patch.map(({ path, before }) => `${code(path)}: ${before === null ? 'new' : 'changed'}`))

function decided({ question, because, options, recommended, reasons }: Decision): readonly string[] {
  const chosen = options.find(({ name }) => name === recommended)
  return [
    `### ${sentence(question)}`,
    '',
    sentence(because),
    '',
    ...table(
      ['Option', 'Good', 'Bad', 'Measured'],
      options.map(({ title, gains, costs, measured }) => [
        text(title),
        gains.map(sentence).join('; '),
        costs.map(sentence).join('; '),
        measured.map((one) => `${text(one.what)}: ${figure(one)}`).join('; '),
      ]),
    ),
    '',
    `**${chosen ? text(chosen.title) : 'Nothing is recommended'}**${reasons.length === 0 ? '' : `: ${reasons.map(evident).join(' ')}`}`,
    '',
  ]
}

function migration({ migration: plan }: DesignDocument): readonly string[] {
  if (plan === null) return []
  return [
    `${code(plan.file)} [${plan.run}]`,
    '',
    ...rows(
      ['Statement', 'Lock', 'Rewrites'],
      plan.statements.map(({ sql, lock, rewrites }) => [code(sql), text(lock), rewrites ? 'yes' : 'no']),
    ),
  ]
}

const questions = ({ questions: asked }: DesignDocument): readonly string[] =>
  items(
    asked.map(({ question, answers, answer, by }) => {
      const title = answers.find(({ name }) => name === answer)?.title ?? answer
      return `${sentence(question)} ${by === 'somebody' ? 'Answered' : 'Supposed'}: ${text(title)}`
    }),
  )

const evidence = ({ runs, unknown }: DesignDocument): readonly string[] => [
  ...items(runs.map(({ id, what, command }) => `${id}: ${sentence(what)}. Again: ${code(command)}`)),
  ...(unknown.length === 0 ? [] : ['', '**Not known**:', '', ...items(unknown.map(sentence))]),
]
