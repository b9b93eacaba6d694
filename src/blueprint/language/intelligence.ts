import { parseRule } from '../expression/rule.ts'
import { expression, list, map, object } from '../shape/parts.ts'
import { choice, flag, number, rate, text } from '../shape/values.ts'

const cost = text('0.01 USD')

/** Answers from documents. */
export const rag = object(
  {
    source: text('Document.file'),
    chunk: object(
      {
        by: choice(['sentence', 'paragraph', 'token', 'page']),
        size: number(16, 8192, '512'),
        overlap: number(0, 4096, '64'),
      },
      'chunk: { by: sentence, size: 512, overlap: 64 }',
    ),
    embed: object(
      { model: text('text-embedding-3-small'), dims: number(1, 16_000, '1536'), cache: flag },
      'embed: { model: text-embedding-3-small, dims: 1536 }',
    ),
    search: object(
      {
        mode: choice(['hybrid', 'vector', 'text']),
        top_k: number(1, 200, '8'),
        rerank: flag,
        filter: expression(parseRule, 'Document.read'),
      },
      'search: { mode: hybrid, top_k: 8, filter: Document.read }',
    ),
    answer: object(
      { model: text('gpt-5-mini'), stream: choice(['sse', 'none']), limit: rate, cost },
      'answer: { model: gpt-5-mini, stream: sse }',
    ),
    eval: map(text('0.85'), 'eval: { set: evals/docs.jsonl, recall@8: 0.85 }'),
  },
  'docs: { source: Document.file, search: { mode: hybrid, filter: Document.read } }',
)

/** What a language model is asked to do. */
export const task = object(
  {
    prompt: text('prompts/summarise.md'),
    model: text('gpt-5-mini'),
    fallback: list(text('gpt-5'), 'fallback: [gpt-5]'),
    budget: cost,
    returns: text('Summary'),
    stream: choice(['sse', 'none']),
    limit: rate,
  },
  'summarise: { prompt: prompts/summarise.md, model: gpt-5-mini, budget: 0.01 USD }',
)
