import type { SqlStatement } from './parser.ts'

/** The tables a statement names, as the server would be asked for them. */
export function relationsIn({ tree, kind }: Pick<SqlStatement, 'tree' | 'kind'>): readonly string[] {
  const found = new Set<string>()
  visit(tree, found)
  if (kind === 'DropStmt') for (const name of dropped(tree)) found.add(name)
  return [...found]
}

function visit(node: unknown, found: Set<string>): void {
  if (Array.isArray(node)) for (const one of node) visit(one, found)
  if (typeof node !== 'object' || node === null) return
  const { relname, schemaname } = node as { readonly relname?: unknown; readonly schemaname?: unknown }
  if (typeof relname === 'string')
    found.add(qualified(typeof schemaname === 'string' ? [schemaname, relname] : [relname]))
  for (const one of Object.values(node)) visit(one, found)
}

interface DroppedObject {
  readonly List?: { readonly items?: readonly { readonly String?: { readonly sval?: string } }[] }
}

function dropped(tree: Readonly<Record<string, unknown>>): readonly string[] {
  if (tree['removeType'] !== 'OBJECT_TABLE') return []
  return (tree['objects'] as readonly DroppedObject[]).map((one) =>
    qualified((one.List?.items ?? []).flatMap(({ String: word }) => word?.sval ?? [])),
  )
}

const qualified = (parts: readonly string[]): string => parts.map((part) => `"${part.replaceAll('"', '""')}"`).join('.')
