import { code, sentence, table, text } from '../../kernel/markdown.ts'
import { slugOf } from '../../kernel/slug.ts'
import type { ContractExample, DesignDocument, OperationContract } from '../../model/index.ts'
import { type SpecificationPage, block } from './page.ts'
import { fence } from './text.ts'

/** contracts/*.md: a page for what paths begin with, a block for each operation. */
export function contractPages({ contracts }: DesignDocument): readonly SpecificationPage[] {
  const groups = new Map<string, OperationContract[]>()
  for (const one of contracts) {
    const name = groupOf(one.operation)
    groups.set(name, [...(groups.get(name) ?? []), one])
  }
  return [...groups].map(([name, operations]) => ({
    path: `contracts/${name}.md`,
    title: `Contract: ${text(name)}`,
    blocks: operations.flatMap((one) => block(nameOf(one.operation), `## ${code(one.operation)}`, contract(one))),
  }))
}

/** `POST /api/v1/orders/{id}/items` belongs to `orders`. */
function groupOf(operation: string): string {
  const parts = operation.replace(/^\S+\s+/, '').split('/')
  const first = parts.find((part) => part !== '' && !/^(api|v\d+|\{.*\})$/.test(part))
  return slugOf(first ?? '') || 'root'
}

/** Letters of other scripts are no part of a mark: their code points are. */
const nameOf = (operation: string): string =>
  slugOf(operation)
    .replaceAll(/[^a-z0-9-]/gu, (letter) => `u${letter.codePointAt(0)!.toString(16)}`)
    .slice(0, 100)

function contract({ summary, access, request, response, errors }: OperationContract): readonly string[] {
  return [
    sentence(summary),
    '',
    `**Who may**: ${sentence(access)}`,
    ...example('Request', request),
    ...example('Response', response),
    ...(errors.length === 0
      ? []
      : [
          '',
          '**Errors**:',
          '',
          ...table(
            ['Status', 'Code', 'When'],
            errors.map(({ status, code: name, when }) => [text(status), code(name), text(when)]),
          ),
        ]),
  ]
}

function example(title: string, given: ContractExample | null): readonly string[] {
  if (given === null) return []
  return [
    '',
    `**${title}**:`,
    '',
    ...(given.fields.length === 0
      ? []
      : [
          ...table(
            ['Field', 'Type', 'Required'],
            given.fields.map(({ name, type, required }) => [code(name), code(type), required ? 'yes' : 'no']),
          ),
          '',
        ]),
    ...fence('json', JSON.stringify(given.example, null, 2) ?? ''),
  ]
}
