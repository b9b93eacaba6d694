import { escapePattern } from '../../../kernel/text.ts'
import type { CodeFile, CodeFunction } from '../../../python/code/code.ts'
import { type AnyNode, nodesIn } from '../../../python/code/names.ts'
import { rule } from '../../rule.ts'
import { measuresDistance } from '../searches.ts'

const OWNER = /^(tenant|org|organi[sz]ation|workspace|team|account|customer|owner|user|group)_?id$/
const STORES = /\.(similarity_search\w*|asimilarity_search\w*|query_points|max_marginal_relevance_search)\(/

export default rule({
  title: 'What a caller may see is sorted out after the search',
  severity: 'high',
  confidence: 'medium',
  weaknesses: ['CWE-200', 'API1:2023'],
  message: "`{function}` searches everybody's vectors and drops what is not of `{owner}` afterwards",
  advice:
    'Give the filter to the search: `WHERE {owner} = ...` beside the distance, with iterative scans of the index.',
  check({ code }, report) {
    for (const one of code.functions(/_distance\b|max_inner_product|<(=|-|#)>|similarity_search|query_points/)) {
      const text = one.file.text(one.node)
      if (!measuresDistance(text) && !STORES.test(text)) continue
      const filter = filterOf(one)
      if (!filter || isAsked(one, filter.owner)) continue
      report.found({
        at: one.file.place(filter.node),
        subject: one.qualname,
        arguments: { function: one.qualname, owner: filter.owner },
        proof: [{ what: `${one.qualname} searches`, at: one.file.placeOfName(one.node) }],
      })
    }
  },
})

/** `[row for row in rows if row.tenant_id == tenant_id]` */
function filterOf({ file, node }: CodeFunction): { readonly node: AnyNode; readonly owner: string } | null {
  for (const one of nodesIn(node)) {
    if (one.kind !== 'Comprehension') continue
    for (const clause of one['clauses'] as readonly { readonly conditions: readonly unknown[] }[])
      for (const condition of clause.conditions) {
        const owner = ownerIn(condition, file)
        if (owner) return { node: one, owner }
      }
  }
  return null
}

function ownerIn(condition: unknown, file: CodeFile): string | null {
  for (const one of nodesIn(condition)) {
    if (one.kind === 'Attribute' && OWNER.test(String(one['name']))) return String(one['name'])
    if (one.kind === 'Constant' && OWNER.test(String(one['value'])) && file.text(one).length > 2)
      return String(one['value'])
  }
  return null
}

/** The search itself is told of the owner: in a `where`, in its SQL, or as a filter. */
function isAsked({ file, node }: CodeFunction, owner: string): boolean {
  const named = new RegExp(`\\b${escapePattern(owner)}\\b`)
  for (const one of nodesIn(node)) {
    if (one.kind === 'Keyword' || one.kind === 'Comprehension') continue
    if (one.kind === 'Call' && /\.(where|filter|filter_by)\s*\(/.test(file.text(one)) && named.test(file.text(one)))
      return true
    if (
      one.kind === 'Call' &&
      /\b(filter|where|query_filter|expr)\s*=/.test(file.text(one)) &&
      named.test(file.text(one))
    )
      return true
    if (one.kind === 'Constant' && /\bwhere\b/i.test(String(one['value'])) && named.test(String(one['value'])))
      return true
  }
  return false
}
