import type { Scope } from '../../../blueprint/check/scope.ts'
import { type Known, knownOf } from './known.ts'

const all = ({ blueprint }: Scope) => (blueprint.rag ?? []).map(({ value }) => value)

type Filter = NonNullable<ReturnType<typeof all>[number]['search']>['filter']

/** `Document.read` */
const isOfReading = (filter: Filter): boolean => filter?.kind === 'path' && filter.parts.at(-1)?.text === 'read'

/** What is found by meaning: it is declared, and people write what runs it. */
export const RETRIEVAL: readonly Known[] = knownOf(
  {
    isThere: (scope) => all(scope).length > 0,
    about: /\b(?:search\w*|retriev\w*|rag|answers?|hybrid|results?|sources?|passages?|vectors?|pgvector)\b/i,
  },
  [
    [
      /\bhybrid (?:search|retrieval)(?: service)?(?: \((?:full[- ]text|keyword|bm25)[^)]{0,30}\)| (?:with|that combines|combining) (?:bm25|postgres(?:ql)? full[- ]text search|full[- ]text search|full[- ]text|keyword search) (?:and|with|plus) (?:pgvector(?: embeddings)?|vectors?|embeddings|vector search))?|\bwith pgvector and full[- ]text search\b|\bwith full[- ]text search and pgvector\b|\bwith keyword search and vector search\b/,
      (_, scope) =>
        all(scope).every(({ search }) => search?.mode === 'hybrid')
          ? 'declared: found by meaning and by words at once'
          : null,
      'rag.search.mode',
    ],
    [
      /\b(?:(?:each |every |all )?answers? )?(?:(?:must|should|always|have to) )*(?:cites?|names?|quotes?) (?:the |its |their |a )?(?:source|passage|page|paragraph|section|sentence)s?(?: number)?s?\b|\b(?:and )?shows? (?:the )?page numbers?(?: for every quoted passage)?\b|\banswers? with (?:citations|sources|page numbers|references)\b/,
      (said, scope) => {
        const unit = /\b(page|paragraph|section|sentence)/i.exec(said)?.[1]?.toLowerCase()
        const by = unit === 'section' ? 'paragraph' : unit
        const isSo = all(scope).every((one) => one.answer !== null && (by === undefined || one.chunk?.by === by))
        return isSo
          ? `declared: each answer names the passages it rests on${by === undefined ? '' : `, each of one ${by}`}`
          : null
      },
      'rag.answer',
    ],
    [
      /\b(?:that |and )?only (?:shows?|returns?|finds?|uses?|answers? from) (?:sources?|documents?|passages?|results?|articles?|what) (?:that )?(?:the user|users|the caller|whoever asks|they|the asker) (?:may|can|is allowed to|are allowed to) (?:read|see|access)\b/,
      (_, scope) =>
        all(scope).every(({ search }) => isOfReading(search?.filter ?? null))
          ? 'declared: only what whoever asks may read is searched'
          : null,
      'rag.search.filter',
    ],
    [
      /\b(?:(?:results|hits|passages) (?:is|are) )?re-?rank(?:ed|s|ing)?\b(?! the)/,
      (_, scope) =>
        all(scope).every(({ search }) => search?.rerank === true)
          ? 'declared: what is found is put into order once more by a model'
          : null,
      'rag.search.rerank',
    ],
  ],
)
