import { createHash } from 'node:crypto'
import { escapeHtml } from '../html/escape.ts'
import { plain } from '../text/plain.ts'
import type { Section } from './blocks.ts'
import type { RenderDesign } from './options.ts'
import { runAnchors } from './runs.ts'
import { sectionsOf } from './sections/index.ts'
import { sectionHtml } from './page/blocks.ts'
import { drawnOnly, stylesOf } from './page/drawn.ts'
import { style } from './page/style.ts'

/** One file that loads nothing and runs nothing. */
export const render: RenderDesign = (document) => {
  const anchors = runAnchors(document)
  const sections = sectionsOf(document)
  const drawn = document.diagrams.flatMap(({ svg }) => stylesOf(drawnOnly(svg) ?? ''))
  const hashes = [...new Set([style, ...drawn])].map((one) => `'${hashOf(one)}'`).join(' ')
  const title = escapeHtml(plain(document.title))
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${hashes}; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<header><h1>${title}</h1><nav><ul>${sections.map(entry).join('')}</ul></nav></header>
<main>
${sections.map((section) => sectionHtml(section, anchors)).join('\n')}
</main>
<footer>Every number names the run that gave it. What is not known is listed as unknown. Made by backend-architect.</footer>
</body>
</html>
`
}

const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`

/** Where a reader begins, where the details are, and what all of it rests on. */
const GROUPS: Readonly<Record<string, string>> = {
  context: 'The decision',
  decisions: 'In detail',
  questions: 'What it rests on',
}

const entry = ({ id, title }: Section): string =>
  `${GROUPS[id] === undefined ? '' : `<li class="first">${GROUPS[id]}</li>`}<li><a href="#${id}">${escapeHtml(title)}</a></li>`
