import { snake } from '../../../blueprint/storage/names.ts'
import type { DesignDocument, DesignRequest, Subject } from '../../../model/index.ts'
import { type Block, type Line, figure, inCode, line, paragraph, plainLine, sentences } from '../blocks.ts'
import { brief } from './brief.ts'

/** What is asked for and what comes of it, in short; then what exactly was understood, and what it is held to. */
export function context(document: DesignDocument): readonly Block[] {
  const { request, scope, constraints } = document
  return [
    { kind: 'quote', text: request.text },
    paragraph(scope),
    ...brief(document),
    ...understood(request, blueprintIn(document)),
    ...(constraints.length === 0 ? [] : [{ kind: 'title', text: 'Constraints' } as const, ...sentences(constraints)]),
  ]
}

/** The blueprint of a backend that is not there yet; null for a change. */
const blueprintIn = ({ patch }: DesignDocument): string | null =>
  patch.find(({ path, before }) => path === 'architect.yaml' && before === null)?.after ?? null

/** What becomes of a thing: people of whom nothing else is said are those who sign in. */
function placeOf({ name, table }: Subject, { roles = [] }: DesignRequest, blueprint: string | null): string {
  if (table !== null) return `the table ${table}`
  if (name === 'User') return 'whoever signs in'
  if (blueprint === null || new RegExp(`^ {2}${name}(?:Record)?:`, 'm').test(blueprint)) return 'a new table'
  return roles.some((role) => role.name === snake(name)) ? 'whoever signs in, as such' : 'no table of its own'
}

function understood(request: DesignRequest, blueprint: string | null): readonly Block[] {
  const { subjects, capabilities, figures } = request
  const rows: readonly (readonly Line[])[] = [
    ...subjects.map((subject) => {
      const { name, fields, from, apart } = subject
      const place = placeOf(subject, request, blueprint)
      return [
        line(inCode(name)),
        plainLine(
          [
            place,
            ...(fields.length > 0 && place !== 'whoever signs in, as such' && place !== 'no table of its own'
              ? [`with ${fields.map((field) => `${field.name}: ${field.type}`).join(', ')}`]
              : []),
            ...(apart ?? []).map(({ from: said }) => `(${said.text})`),
          ].join(' '),
        ),
        plainLine(`“${from.text}”`),
      ]
    }),
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
