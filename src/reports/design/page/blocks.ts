import { placeText } from '../../../model/queries/index.ts'
import { escapeHtml } from '../../html/escape.ts'
import { plain } from '../../text/plain.ts'
import type { Block, Line, Section } from '../blocks.ts'
import type { RunAnchors } from '../runs.ts'
import { drawnOnly } from './drawn.ts'

export function sectionHtml({ id, title, blocks }: Section, anchors: RunAnchors): string {
  return `<section id="${id}"><h2>${escapeHtml(title)}</h2>\n${grouped(id, blocks)
    .map((group) => groupHtml(id, group, anchors))
    .join('\n')}\n</section>`
}

/** Contracts and files are long: each is opened by whoever wants to see it. */
const FOLDED = new Set(['contracts', 'patch'])

/** A title with what stands below it; what comes before the first title stands alone. */
function grouped(id: string, blocks: readonly Block[]): readonly (readonly Block[])[] {
  const groups: Block[][] = []
  for (const block of blocks) {
    const begins = block.kind === 'title' || (id === 'patch' && block.kind === 'code')
    if (begins || groups.length === 0) groups.push([block])
    else groups.at(-1)!.push(block)
  }
  return groups
}

function groupHtml(id: string, group: readonly Block[], anchors: RunAnchors): string {
  const [first, ...rest] = group
  if (!FOLDED.has(id) || first === undefined) return group.map((block) => blockHtml(block, anchors)).join('\n')
  if (first.kind === 'title')
    return `<details><summary><code>${inert(first.text)}</code></summary>${rest.map((block) => blockHtml(block, anchors)).join('\n')}</details>`
  if (first.kind === 'code')
    return `<details><summary><code>${inert(first.title ?? '')}</code></summary>${codeHtml(first.language, first.text)}</details>`
  return group.map((block) => blockHtml(block, anchors)).join('\n')
}

const inert = (text: string): string => escapeHtml(plain(text))

function blockHtml(block: Block, anchors: RunAnchors): string {
  switch (block.kind) {
    case 'text':
      return `<p>${lineHtml(block.line, anchors)}</p>`
    case 'title':
      return `<h3>${inert(block.text)}${block.note === undefined ? '' : ` <small>${inert(block.note)}</small>`}</h3>`
    case 'quote':
      return `<blockquote>${block.text
        .split(/\r\n?|\n/)
        .map(inert)
        .join('<br>')}</blockquote>`
    case 'list': {
      const tag = block.ordered === true ? 'ol' : 'ul'
      return `<${tag}>${block.items.map((item) => `<li${item.weighs === undefined ? '' : ` class="${item.weighs}"`}>${lineHtml(item, anchors)}</li>`).join('')}</${tag}>`
    }
    case 'table':
      return tableHtml(block, anchors)
    case 'code':
      return `${block.title === undefined ? '' : `<p><code>${inert(block.title)}</code></p>`}${codeHtml(block.language, block.text)}`
    case 'diagram':
      return diagramHtml(block.diagram)
  }
}

const tableHtml = ({ head, rows }: Block & { kind: 'table' }, anchors: RunAnchors): string =>
  `<div class="wide"><table><thead><tr>${head.map((title) => `<th>${inert(title)}</th>`).join('')}</tr></thead><tbody>${rows
    .map((row) => `<tr>${row.map((cell) => `<td${answers(cell.text)}>${lineHtml(cell, anchors)}</td>`).join('')}</tr>`)
    .join('')}</tbody></table></div>`

/** Yes and no are told apart at a glance, too. */
const answers = (text: string): string => (/^(yes|no|own)$/.test(text) ? ` class="${text}"` : '')

function diagramHtml({ title, svg, mermaid }: Extract<Block, { kind: 'diagram' }>['diagram']): string {
  const drawn = drawnOnly(svg)
  const source = `<details><summary>as Mermaid</summary>${codeHtml('mermaid', mermaid)}</details>`
  if (drawn === null) return `<p>The drawing of ${inert(title)} holds more than shapes, and is left out.</p>${source}`
  return `<figure tabindex="0" aria-label="${inert(title)}">${drawn}</figure>${source}`
}

/** Lines of a patch are marked by what becomes of them. */
function codeHtml(language: string, text: string): string {
  const safe = text.replace(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, ' ')
  if (language !== 'diff') return `<pre>${escapeHtml(safe)}</pre>`
  const marks: Readonly<Record<string, string>> = { '+': 'added', '-': 'taken', '@': 'where' }
  const lines = safe.split('\n').map((line) => {
    const mark = /^(\+\+\+|---)/.test(line) ? undefined : marks[line[0] ?? '']
    return mark === undefined ? escapeHtml(line) : `<span class="${mark}">${escapeHtml(line)}</span>`
  })
  return `<pre>${lines.join('\n')}</pre>`
}

function lineHtml({ lead, text, places = [], runs = [], run }: Line, anchors: RunAnchors): string {
  const first = lead === undefined ? '' : `<strong>${inert(lead)}</strong> `
  const said = plain(text)
    .split(/(`[^`]*`)/)
    .map((part, at) => (at % 2 === 1 ? `<code>${escapeHtml(part.slice(1, -1))}</code>` : escapeHtml(part)))
    .join('')
  const at = places.map((place) => ` <span class="at">${inert(placeText(place))}</span>`).join('')
  const from = runs.map((id) => {
    const anchor = anchors.get(id)
    return anchor === undefined
      ? ` <span class="at">${inert(id)}, which is not listed</span>`
      : ` <a class="run" href="#${anchor}">${inert(id)}</a>`
  })
  return `${first}${run === undefined ? said : `<b id="${anchors.get(run)}">${said}</b>`}${at}${from.join('')}`
}
