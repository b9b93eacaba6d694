import { createHash } from 'node:crypto'
import type { Claim, Proof, ProvenSection, Verdict } from '../../model/index.ts'
import { escapeHtml } from '../html/escape.ts'
import { plain } from '../text/plain.ts'
import type { RenderProof } from './options.ts'
import { style } from './style.ts'
import { TITLES, claimsOf, countOf, secondsText, tally, verdicts } from './words.ts'

const hash = `sha256-${createHash('sha256').update(style).digest('base64')}`
const MARKS: Readonly<Record<Verdict, string>> = { held: '✓', broken: '✗', 'not run': '–' }

/** One file that loads nothing and runs nothing. */
export const render: RenderProof = (proof) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${text(proof.project)}: ${tally(claimsOf(proof))}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>${text(proof.project)}</h1>
<p>${tally(claimsOf(proof))}</p>
${figures(proof)}
<nav><ul>${proof.sections.map(entry).join('')}</ul></nav>
${ground(proof)}
</header>
<main>
${proof.sections.map(section).join('')}
</main>
<footer>Begun ${text(proof.began)}, ${secondsText(proof.seconds)}. What was not run is listed as not run: nothing is known of it. Made by backend-architect.</footer>
</body>
</html>
`

const text = (value: string): string => escapeHtml(plain(value))
const kind = (verdict: Verdict): string => verdict.replace(' ', '-')

/** How much of it was decided, and how, at a glance. */
function figures(proof: Proof): string {
  const all = claimsOf(proof)
  const parts = verdicts.map(
    (verdict) => `<li class="${kind(verdict)}"><b>${countOf(all, verdict)}</b> ${verdict}</li>`,
  )
  return `<ul class="figures">${parts.join('')}</ul>`
}

const entry = ({ name, claims }: ProvenSection): string =>
  `<li><a href="#${name}">${TITLES[name]}</a> <span>${claims
    .map(({ verdict }) => `<i class="${kind(verdict)}"></i>`)
    .join('')}</span></li>`

const ground = ({ ground: words }: Proof): string =>
  words.length === 0
    ? ''
    : `<h2>What it rests on</h2><ul class="ground">${words.map((one) => `<li>${text(one)}</li>`).join('')}</ul>`

const section = ({ name, seconds, claims }: ProvenSection): string =>
  `<section id="${name}"><h2>${TITLES[name]} <b>${tally(claims)}${seconds >= 0.05 ? `, ${secondsText(seconds)}` : ''}</b></h2>${claims.map(article).join('')}</section>
`

const article = (claim: Claim): string =>
  `<article id="${escapeHtml(claim.id)}" class="${kind(claim.verdict)}">
<div class="row"><span class="mark" role="img" aria-label="${claim.verdict}">${MARKS[claim.verdict]}</span><h3>${text(claim.title)}</h3><strong>${text(claim.verdict === 'not run' ? 'not run' : (claim.figure ?? ''))}</strong></div>
<p class="run"><code>${text(claim.run)}</code></p>
<p>${text(claim.detail)}</p>${evidence(claim)}
</article>
`

function evidence({ evidence: lines, verdict }: Claim): string {
  if (lines.length === 0) return ''
  const shown = `<pre>${lines.map((line) => escapeHtml(line.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' '))).join('\n')}</pre>`
  const summary = `${lines.length} ${lines.length === 1 ? 'line' : 'lines'} of evidence`
  return `<details${verdict === 'broken' ? ' open' : ''}><summary>${summary}</summary>${shown}</details>`
}
