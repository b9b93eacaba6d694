import type { DesignRequest } from '../../../model/index.ts'
import { usualTable } from '../../../blueprint/storage/names.ts'
import type { Entry } from '../../blueprint/page.ts'
import { type Draft, type People, askedFor, wants } from '../things/draft.ts'
import { jobEntries } from './jobs.ts'
import { webhookEntries } from './hooks.ts'
import { lasting } from '../things/types.ts'

/** What runs when nobody waits, what is sent to others, and what goes after a time. */
export function backgroundEntries(request: DesignRequest, drafts: readonly Draft[], people: People): readonly Entry[] {
  const first = (name: string): Draft | undefined =>
    drafts.find((draft) => askedFor(request, name).includes(draft.name)) ??
    drafts.find(({ name: own }) => own !== 'User') ??
    drafts[0]
  const parts: readonly (readonly [string, readonly Entry[]])[] = [
    ['rag', ragEntries(request, drafts)],
    ['jobs', jobEntries(request, drafts, first)],
    ['webhooks', webhookEntries(request, drafts, people)],
    ['retention', retentionEntries(request, drafts)],
  ]
  return parts.flatMap(([key, value]) => (value.length > 0 ? [{ key, value }] : []))
}

function ragEntries(request: DesignRequest, drafts: readonly Draft[]): readonly Entry[] {
  return sourcesOf(request, drafts).map(({ name, field }) => ({
    key: usualTable(name),
    above: ['supposed: models and sizes; nobody says which'],
    value: [
      { key: 'source', value: `${name}.${field}` },
      { key: 'chunk', value: pairs({ by: cutBy(request), size: '512', overlap: '64' }) },
      { key: 'embed', value: pairs({ model: 'text-embedding-3-small', dims: '1536' }) },
      { key: 'search', value: searchOf(request, name) },
      ...answerOf(request),
    ],
  }))
}

/** Those that are found may be put into order once more by a model, where that is asked for. */
const searchOf = ({ text }: DesignRequest, name: string): readonly Entry[] =>
  pairs({ mode: 'hybrid', top_k: '8', ...(/\bre-?rank/i.test(text) ? { rerank: 'true' } : {}), filter: `${name}.read` })

/** `answers cite the page`: what is named is what passages are cut by. */
function cutBy({ text }: DesignRequest): string {
  const named = NAMED.exec(text)?.[1]?.toLowerCase()
  return named === 'section' ? 'paragraph' : (named ?? 'sentence')
}

const NAMED =
  /\b(?:cit(?:e|es|ed|ing)|citations? (?:of|with)|shows?|names?|references?|with)\b[^.;]{0,40}?\b(page|paragraph|section|sentence)(?:s|\b(?! (?:through|by)))/i

/** Somebody asks, and is answered in words; who only searches is shown what was found. */
function answerOf({ text }: DesignRequest): readonly Entry[] {
  if (!ASKED.test(text)) return []
  const cited = CITED.exec(text)?.[0]
  const aside = cited === undefined ? {} : { aside: `asked: ${cited}: each answer names the passages it rests on` }
  return [{ key: 'answer', value: pairs({ model: 'gpt-5-mini', stream: 'sse', limit: '20/min' }), ...aside }]
}

const ASKED =
  /\b(ask(s|ed|ing)?|answer\w*|questions?|q\s?&\s?a|chat(s|bot|bots|ting)?|bot|assistant|copilot|rag|generation|llm)\b/i
const CITED = /\b(citations?|cit(es?|ed|ing)|sources|page (numbers|references)|references|passages)\b/i

const pairs = (of: Readonly<Record<string, string>>): readonly Entry[] =>
  Object.entries(of).map(([key, value]) => ({ key, value }))

function sourcesOf(
  request: DesignRequest,
  drafts: readonly Draft[],
): readonly { readonly name: string; readonly field: string }[] {
  if (!wants(request, 'retrieval')) return []
  const named = askedFor(request, 'retrieval')
  const with_ = drafts.flatMap(({ name, fields }) => {
    const file =
      fields.find(({ type }) => type.startsWith('file')) ?? fields.find(({ type }) => type.startsWith('text'))
    return file ? [{ name, field: file.name }] : []
  })
  const asked = with_.filter(({ name }) => named.includes(name))
  return asked.length > 0 ? asked : with_.slice(0, 1)
}

function retentionEntries({ figures, subjects }: DesignRequest, drafts: readonly Draft[]): readonly Entry[] {
  const known = (of: string): boolean => drafts.some(({ name }) => name === of)
  return figures.flatMap(({ kind, value, of, from }) => {
    if (kind !== 'days') return []
    const name = known(of)
      ? of
      : /audit|log/i.test(from.text) || of === 'audit'
        ? 'audit'
        : (subjects.find((one) => one.name !== 'User')?.name ?? null)
    return name === null ? [] : [{ key: name, value: lasting(value), aside: `asked: ${from.text}` }]
  })
}
