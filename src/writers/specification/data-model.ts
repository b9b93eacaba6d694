import { code, table, text } from '../../kernel/markdown.ts'
import type { AccessRow, DesignDocument } from '../../model/index.ts'
import { type SpecificationPage, block } from './page.ts'
import { fence } from './text.ts'

/** data-model.md: what is asked about, how it hangs together, the tables, and who may do what. */
export function dataModelPage({ title, request, diagrams, ddl, access }: DesignDocument): SpecificationPage {
  const drawn = diagrams.filter(({ kind }) => kind === 'entities')
  return {
    path: 'data-model.md',
    title: `Data Model: ${text(title)}`,
    blocks: [
      ...block(
        'entities',
        '## Entities',
        request.subjects.flatMap(({ name, table: there, fields }) => [
          `### ${text(name)}`,
          '',
          there === null ? 'New.' : `It is the table ${code(there)}.`,
          '',
          ...(fields.length === 0
            ? []
            : [
                ...table(
                  ['Field', 'Type', 'Known by'],
                  fields.map((field) => [
                    code(field.name),
                    code(field.type),
                    field.typed === 'said' ? 'it is said' : 'its name',
                  ]),
                ),
                '',
              ]),
        ]),
      ),
      ...block(
        'relationships',
        '## Relationships',
        drawn.flatMap((one) => [...fence('mermaid', one.mermaid), '']),
      ),
      ...block('schema', '## Schema', fence('sql', ddl)),
      ...block('access', '## Access', allowed(access)),
    ],
  }
}

function allowed(access: readonly AccessRow[]): readonly string[] {
  const roles = [...new Set(access.flatMap((row) => Object.keys(row.allowed)))]
  if (roles.length === 0) return []
  return table(
    ['Operation', ...roles.map(text)],
    access.map((row) => [code(row.operation), ...roles.map((role) => text(row.allowed[role] ?? ''))]),
  )
}
