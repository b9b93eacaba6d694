import type {
  AccessRow,
  ContractExample,
  ContractField,
  DesignDocument,
  OperationContract,
} from '../../../model/index.ts'
import { type Block, type Line, codeLine, line, paragraph, plainLine } from '../blocks.ts'

export const contracts = ({ contracts: some }: DesignDocument): readonly Block[] => some.flatMap(contract)

function contract({
  operation,
  summary,
  access,
  parameters = [],
  request,
  response,
  status,
  errors,
}: OperationContract): readonly Block[] {
  return [
    { kind: 'title', text: operation },
    { kind: 'text', line: plainLine(summary) },
    paragraph(`Who may: ${access}.`),
    ...fields('Parameter', parameters),
    ...content('Request', request),
    ...content(`Response${status === undefined ? '' : ` ${status}`}`, response),
    ...(errors.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            head: ['Error', 'Code', 'When'],
            rows: errors.map(({ status: refused, code, when }): readonly Line[] => [
              line(refused),
              code === '' ? line('not known') : codeLine(code),
              line(when),
            ]),
          },
        ]),
  ]
}

function content(name: string, example: ContractExample | null): readonly Block[] {
  if (example === null) return []
  const { content: type, fields: some, example: value } = example
  return [
    paragraph(`${name}${type === undefined ? '' : `, \`${type.replaceAll('`', "'")}\``}:`),
    ...fields('Field', some),
    ...(value === null || value === undefined
      ? []
      : [{ kind: 'code' as const, language: 'json', text: JSON.stringify(value, null, 2) }]),
  ]
}

const fields = (name: string, some: readonly ContractField[]): readonly Block[] =>
  some.length === 0
    ? []
    : [
        {
          kind: 'table',
          head: [name, 'Type', ''],
          rows: some.map((one): readonly Line[] => [
            codeLine(one.name),
            plainLine(one.type),
            line(one.required ? 'required' : ''),
          ]),
        },
      ]

export function access({ access: rows }: DesignDocument): readonly Block[] {
  const roles = [...new Set(rows.flatMap(({ allowed }) => Object.keys(allowed)))]
  return rows.length === 0
    ? []
    : [{ kind: 'table', head: ['Operation', ...roles], rows: rows.map((row) => accessRow(row, roles)) }]
}

const accessRow = ({ operation, allowed }: AccessRow, roles: readonly string[]): readonly Line[] => [
  codeLine(operation),
  ...roles.map((role) => line(Object.hasOwn(allowed, role) ? (allowed[role] ?? '') : 'unknown')),
]
