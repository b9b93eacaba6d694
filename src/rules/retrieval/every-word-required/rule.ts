import { rule } from '../../rule.ts'
import { functionCalls, retrievalFiles, statementsIn } from '../searches.ts'

const ALL_WORDS = /\b(websearch_to_tsquery|plainto_tsquery|phraseto_tsquery)\b/
/** Whoever puts `or` or `|` between the words has thought of it. */
const EITHER = /['"]\s*(\||or)\s*['"]|\|\||replace\(|join\(/i

export default rule({
  title: 'A question must share every word with what answers it',
  severity: 'medium',
  confidence: 'medium',
  message: '`{function}` wants every word of the question in a text: most questions find nothing',
  advice:
    "Put `|` between the lexemes (`replace(plainto_tsquery(...)::text, '&', '|')::tsquery`) and let the rank decide, or use BM25.",
  check({ code }, report) {
    for (const file of retrievalFiles(code, ALL_WORDS)) {
      for (const { node, text } of statementsIn(file)) {
        const name = /\b(websearch_to_tsquery|plainto_tsquery|phraseto_tsquery)\s*\(/.exec(text)?.[1]
        if (name && !EITHER.test(text))
          report.found({
            at: file.place(node),
            subject: file.around(node)?.qualname ?? file.path,
            arguments: { function: name },
          })
      }
      for (const call of functionCalls(file, ALL_WORDS))
        if (!EITHER.test(file.text(call.node)))
          report.found({
            at: file.place(call.node),
            subject: call.within?.qualname ?? file.path,
            arguments: { function: call.path!.slice(call.path!.lastIndexOf('.') + 1) },
            cause: `${file.path} ${call.within?.qualname ?? ''}`,
          })
    }
  },
})
