import { snake } from '../../../blueprint/storage/names.ts'
import type { DesignDocument, DesignRequest, Subject } from '../../../model/index.ts'
import { type Block, type Line, figure, inCode, line, paragraph, plainLine, sentences } from '../blocks.ts'
import { brief } from './brief.ts'
import { rights } from './rights.ts'
import { blueprintIn, fileIn, isDesigned } from './written.ts'

/** What is asked for and what comes of it, in short; then what exactly was understood, and what it is held to. */
export function context(document: DesignDocument): readonly Block[] {
  const { request, scope, constraints } = document
  return [
    { kind: 'quote', text: request.text },
    paragraph(scope),
    ...brief(document),
    ...understood(request, blueprintIn(document.patch)),
    ...rights(document),
    ...(constraints.length === 0 ? [] : [{ kind: 'title', text: 'Constraints' } as const, ...sentences(constraints)]),
  ]
}

/** What becomes of a thing, with what it holds: people of whom nothing else is said are those who sign in. */
function placeOf({ name, table, fields }: Subject, { roles = [] }: DesignRequest, blueprint: string): string {
  const typeOf = ({ name: field, type }: Subject['fields'][number]): string =>
    (type.startsWith('file') ? fileIn(blueprint, name, field) : null) ?? type
  const holds =
    fields.length === 0 ? '' : ` with ${fields.map((field) => `${field.name}: ${typeOf(field)}`).join(', ')}`
  if (table !== null) return `the table ${table}${holds}`
  if (name === 'User') return `whoever signs in${holds}`
  if (blueprint === '' || isDesigned(name, blueprint)) return `a new table${holds}`
  return roles.some((role) => role.name === snake(name)) ? 'whoever signs in, as such' : 'no table of its own'
}

function understood(request: DesignRequest, blueprint: string): readonly Block[] {
  const { subjects, capabilities, figures, built = [] } = request
  const rows: readonly (readonly Line[])[] = [
    ...subjects.map((subject) => [
      line(inCode(subject.name)),
      plainLine(
        [
          placeOf(subject, request, blueprint),
          ...[...(subject.apart ?? []), ...(subject.limits ?? [])].map(({ from: said }) => `(${said.text})`),
        ].join(' '),
      ),
      plainLine(`“${subject.from.text}”`),
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
    ...built.map(({ is, at, from }) => [
      line('comes with it'),
      line(`${is}: ${inCode(at)}`),
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
