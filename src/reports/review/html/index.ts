import { createHash } from 'node:crypto'
import type { Finding, Review, Severity } from '../../../model/index.ts'
import { escapeHtml } from '../../html/escape.ts'
import { plain } from '../../text/plain.ts'
import { rewriteLines, rewriteText } from '../../text/rewrites.ts'
import { sizeTexts } from '../../text/sizes.ts'
import type { RenderReview, ReviewOptions } from '../options.ts'
import { examinedLines, locationText, severities, tally } from '../words.ts'
import { style } from './style.ts'

const hash = `sha256-${createHash('sha256').update(style).digest('base64')}`

/** One file that loads nothing and runs nothing. */
export const render: RenderReview = (review, options) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Review: ${escapeHtml(tally(review.findings))}</title>
<style>${style}</style>
</head>
<body>
<header><h1>Review</h1><p>${escapeHtml(tally(review.findings))}</p>${contents(review)}</header>
<main>
${severities.map((severity) => section(severity, review, options)).join('')}
${examined(review)}
</main>
<footer>Made by backend-architect, which executed none of the code.</footer>
</body>
</html>
`

/** The rules that found something, worst first, each a link to its first finding. */
function contents({ findings }: Review): string {
  const byRule = new Map<string, Finding[]>()
  for (const finding of findings) byRule.set(finding.rule, [...(byRule.get(finding.rule) ?? []), finding])
  const rows = [...byRule].map(
    ([rule, own]) =>
      `<li><a href="#${own[0]!.fingerprint}"><span class="mark ${own[0]!.severity}"></span>${escapeHtml(rule)}</a> <b>${own.length}</b></li>`,
  )
  return rows.length === 0 ? '' : `<nav><ul>${rows.join('')}</ul></nav>`
}

function section(severity: Severity, { findings }: Review, options: ReviewOptions): string {
  const own = findings.filter((finding) => finding.severity === severity)
  if (own.length === 0) return ''
  return `<section class="${severity}"><h2>${severity} <b>${own.length}</b></h2>${own.map((finding) => article(finding, options)).join('')}</section>`
}

function article(finding: Finding, options: ReviewOptions): string {
  const [place] = finding.places
  const others = finding.places.slice(1)
  return `<article id="${finding.fingerprint}">
<h3>${inline(finding.message)}</h3>
${sizeTexts(finding)
  .map((text) => `<p>${inline(text)}</p>`)
  .join('')}
<p class="facts"><code>${escapeHtml(finding.rule)}</code> confidence ${finding.confidence}</p>
${place ? `<p class="at">${escapeHtml(locationText(place))}</p>${excerpt(options.source(place.file), place.line, place.endLine)}` : ''}
${others.length > 0 ? `<details><summary>and at ${others.length} more</summary><ul>${others.map((one) => `<li>${escapeHtml(locationText(one))}</li>`).join('')}</ul></details>` : ''}
${steps('Proof', finding.proof)}${steps('See also', finding.related)}
<p class="do">${inline(finding.advice)}</p>${rewrite(finding)}
</article>
`
}

/** What was run in its place, with the files it makes. */
function rewrite(finding: Finding): string {
  const told = rewriteText(finding)
  if (told === null) return ''
  const lines = rewriteLines(finding.rewrite!).map((line) => `<li>${inline(line)}</li>`)
  const files = (finding.rewrite!.revision?.files ?? []).map(
    ({ path, text }) => `<p class="at">${escapeHtml(plain(path))}</p><pre>${escapeHtml(text)}</pre>`,
  )
  return `<details><summary>The safe way was run: ${inline(told)}</summary><ol>${lines.join('')}</ol>${files.join('')}</details>`
}

const steps = (title: string, list: Finding['proof']): string =>
  list.length === 0
    ? ''
    : `<details><summary>${title}</summary><ol>${list.map((step) => `<li>${escapeHtml(plain(step.what))} <span class="at">${escapeHtml(locationText(step.at))}</span></li>`).join('')}</ol></details>`

/** The lines around a place; the ones that are meant are marked. */
function excerpt(source: string | null, first: number, last: number): string {
  if (source === null) return ''
  const lines = source.split(/\r\n?|\n/)
  const from = Math.max(1, first - 2)
  const to = Math.min(lines.length, Math.min(last, first + 5) + 2)
  const rows = lines
    .slice(from - 1, to)
    .map((text, i) => {
      const number = from + i
      const row = `${String(number).padStart(5)}  ${escapeHtml(text)}`
      return number >= first && number <= last ? `<mark>${row}</mark>` : row
    })
    .join('\n')
  return `<pre>${rows}</pre>`
}

const inline = (text: string): string =>
  plain(text)
    .split(/(`[^`]*`)/)
    .map((part, i) => (i % 2 === 1 ? `<code>${escapeHtml(part.slice(1, -1))}</code>` : escapeHtml(part)))
    .join('')

const examined = (review: Review): string =>
  `<section><h2>What was examined</h2><ul>${examinedLines(review)
    .map((text) => `<li>${escapeHtml(plain(text))}</li>`)
    .join('')}</ul></section>`
