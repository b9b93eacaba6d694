import { rule } from '../../rule.ts'
import { functionCalls, retrievalFiles, statementsIn } from '../searches.ts'

const RANKS = /\b(ts_rank_cd|ts_rank)\b/
/** What knows how rare a word is. */
const FREQUENCY = /\bbm25\b|pg_search|paradedb|@@@|\btf_?idf\b|pg_textsearch|vchord_bm25/i

export default rule({
  title: 'Keywords are ranked without regard to how rare they are',
  severity: 'low',
  confidence: 'medium',
  message: '`{function}` is the only score of keywords, and it knows nothing of how rare a word is',
  advice: 'Rank with BM25 (`pg_search`, `pg_textsearch`, `vchord_bm25`, or `rank_bm25` over the candidates).',
  check({ code }, report) {
    if (code.mentioning(FREQUENCY).length > 0) return
    for (const file of retrievalFiles(code, RANKS)) {
      const places = [
        ...statementsIn(file).flatMap(({ node, text }) => (/\bts_rank(_cd)?\s*\(/.test(text) ? [{ node, text }] : [])),
        ...functionCalls(file, RANKS).map(({ node, path }) => ({ node, text: path! })),
      ]
      for (const { node, text } of places)
        report.found({
          at: file.place(node),
          subject: file.around(node)?.qualname ?? file.path,
          arguments: { function: RANKS.exec(text)?.[1] ?? 'ts_rank' },
          cause: file.path,
        })
    }
  },
})
