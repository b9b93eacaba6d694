import { createHash } from 'node:crypto'
import type { Backend } from '../../model/index.ts'
import { accessStates, countAccess, headline } from '../../model/queries/index.ts'
import { embedJson, escapeHtml } from './escape.ts'
import { endpointList } from './list.ts'
import { pageScript, pageStyle } from './page.generated.ts'
import { sceneOf } from './scene/index.ts'

/** One file that loads nothing: the page's own script and style are named by their hash, and nothing else may run. */
export function render(backend: Backend): string {
  const name = escapeHtml(backend.project.name)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src '${hash(pageScript)}'; style-src '${hash(pageStyle)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${name}: map of the backend</title>
<style>${pageStyle}</style>
</head>
<body>
<header><h1>${name}</h1><span class="facts">${escapeHtml(headline(backend).join(' · '))}</span><input id="search" type="search" placeholder="Search (press /)" aria-label="Search endpoints and tables">${states(backend)}</header>
<main><section id="map"><noscript>The map is drawn by a script inside this file; all endpoints are listed below.</noscript></section><aside id="panel" aria-live="polite"></aside></main>
${endpointList(backend)}
<footer>Read from the code by backend-architect; nothing was executed.</footer>
<script type="application/json" id="scene">${embedJson(sceneOf(backend))}</script>
<script>${pageScript}</script>
</body>
</html>
`
}

function states(backend: Backend): string {
  const counts = countAccess(backend.api.operations)
  const shown = accessStates.filter((state) => counts[state] > 0)
  const buttons = shown.map(
    (state) =>
      `<button type="button" data-state="${state}" aria-pressed="false"><i class="${state}"></i>${state} <b>${counts[state]}</b></button>`,
  )
  return `<div class="states" role="group" aria-label="Show only one kind of access">${buttons.join('')}<span class="key"><span class="reads">reads</span><span class="writes">writes</span></span></div>`
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`
}
