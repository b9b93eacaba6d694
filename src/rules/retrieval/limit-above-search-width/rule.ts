import type { Backend } from '../../../model/index.ts'
import type { Code, CodeFile } from '../../../python/code/code.ts'
import { rule } from '../../rule.ts'
import { type Written, measuresDistance, statementsIn } from '../searches.ts'

/** `hnsw.ef_search` of pgvector, when nobody sets it. */
const WIDTH = 40

export default rule({
  title: 'More neighbours are asked for than the index looks at',
  severity: 'medium',
  confidence: 'medium',
  message:
    '{limit} neighbours are asked for, and an HNSW index looks at {width} unless `hnsw.ef_search` says otherwise',
  advice: 'Set `hnsw.ef_search` to the limit at least (`SET LOCAL hnsw.ef_search = {limit}`), or ask for fewer.',
  check({ backend, code }, report) {
    if (!hasHnsw(backend, code) || code.mentioning(/ef_search|iterative_scan/).length > 0) return
    for (const file of code.mentioning(/_distance\b|max_inner_product|<(=|-|#)>/))
      for (const { node, text } of [...statementsIn(file), ...limitsIn(file)]) {
        const limit = Number(/\blimit[\s(]+(\d+)/i.exec(text)?.[1] ?? 0)
        if (limit <= WIDTH || !measuresDistance(text)) continue
        report.found({
          at: file.place(node),
          subject: file.around(node)?.qualname ?? file.path,
          arguments: { limit, width: WIDTH },
        })
      }
  },
})

const hasHnsw = (backend: Backend, code: Code): boolean =>
  backend.data.tables.some((table) => table.indexes.some((one) => one.using?.toLowerCase() === 'hnsw')) ||
  code.mentioning(/using\s+hnsw/i).length > 0

/** `select(...).order_by(...).limit(100)` */
const limitsIn = (file: CodeFile): readonly Written[] =>
  file.calls.flatMap(({ node }) =>
    node.callee.kind === 'Attribute' && node.callee.name === 'limit' ? [{ node, text: file.text(node) }] : [],
  )
