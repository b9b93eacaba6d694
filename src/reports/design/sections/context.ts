import type { Capability, DesignDocument, StatedFigure, Subject } from '../../../model/index.ts'
import { type Block, type Line, figure, inCode, line, paragraph, plainLine, sentences } from '../blocks.ts'
import { brief } from './brief.ts'

/** What is asked for and what comes of it, in short; then what exactly was understood, and what it is held to. */
export function context(document: DesignDocument): readonly Block[] {
  const { request, scope, constraints } = document
  return [
    { kind: 'quote', text: request.text },
    paragraph(scope),
    ...brief(document),
    ...understood(request.subjects, request.capabilities, request.figures),
    ...(constraints.length === 0 ? [] : [{ kind: 'title', text: 'Constraints' } as const, ...sentences(constraints)]),
  ]
}

function understood(
  subjects: readonly Subject[],
  capabilities: readonly Capability[],
  figures: readonly StatedFigure[],
): readonly Block[] {
  const rows: readonly (readonly Line[])[] = [
    ...subjects.map(({ name, table, fields, from, apart }) => [
      line(inCode(name)),
      plainLine(
        [
          table !== null ? `the table ${table}` : name === 'User' ? 'whoever signs in' : 'a new table',
          ...(fields.length > 0 ? [`with ${fields.map((field) => `${field.name}: ${field.type}`).join(', ')}`] : []),
          ...(apart ?? []).map(({ from: said }) => `(${said.text})`),
        ].join(' '),
      ),
      plainLine(`“${from.text}”`),
    ]),
    ...capabilities.map(({ name, of, from }) => [
      line(name),
      line(of === null ? 'of the whole backend' : `of ${inCode(of)}`),
      plainLine(`“${from.text}”`),
    ]),
    ...figures.map(({ kind, value, of, from }) => [
      line(kind),
      line(`${figure(value)}${of === '' ? '' : ` of ${inCode(of)}`}`),
      plainLine(`“${from.text}”`),
    ]),
  ]
  return rows.length === 0
    ? []
    : [
        { kind: 'title', text: 'As it was understood' },
        { kind: 'table', head: ['Asked for', 'What it is', 'In the words'], rows },
      ]
}
