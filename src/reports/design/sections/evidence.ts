import type { DesignDocument } from '../../../model/index.ts'
import { plain } from '../../text/plain.ts'
import { unifiedDifference } from '../../text/difference.ts'
import { type Block, type Line, codeLine, figure, line, plainLine, sentenceLine } from '../blocks.ts'

/** Files to write or to change, as patches. */
export const patch = ({ patch: files }: DesignDocument): readonly Block[] =>
  files.map(({ path, before, after }) => ({
    kind: 'code',
    language: 'diff',
    title: `${path}${before === null ? ' (new)' : ''}`,
    text: unifiedDifference(plain(path), before ?? '', after),
  }))

export const findings = ({ findings: some }: DesignDocument): readonly Block[] =>
  some.length === 0
    ? []
    : [
        {
          kind: 'table',
          head: ['Severity', 'Finding', 'Rule', 'What to do'],
          rows: some.map(({ severity, rule, sentence, advice }): readonly Line[] => [
            line(severity),
            sentenceLine(sentence),
            codeLine(rule),
            line(advice),
          ]),
        },
      ]

/** What was asked, what was answered, and what is supposed since nobody was there. */
export const questions = ({ questions: some }: DesignDocument): readonly Block[] =>
  some.length === 0
    ? []
    : [
        {
          kind: 'table',
          head: ['No.', 'Question', 'The design rests on', 'Why it matters'],
          rows: some.map(({ question, because, answers, answer, by }, index): readonly Line[] => {
            const chosen = answers.find(({ name }) => name === answer)
            const others = answers
              .filter(({ name }) => name !== answer)
              .map(({ title, changes }) => `${title}: ${changes}`)
            return [
              line(String(index + 1)),
              line(question),
              line(`${chosen?.title ?? answer} (${by === 'default' ? 'supposed: nobody was asked' : 'answered'})`),
              line([because, ...others].join(' · ')),
            ]
          }),
        },
      ]

export const runs = ({ runs: some }: DesignDocument): readonly Block[] =>
  some.length === 0
    ? []
    : [
        {
          kind: 'table',
          head: ['Run', 'What was run', 'Run it again', 'Seconds'],
          rows: some.map(({ id, what, command, seconds }): readonly Line[] => [
            { ...plainLine(id), run: id },
            line(what),
            codeLine(command),
            line(figure(seconds)),
          ]),
        },
      ]
