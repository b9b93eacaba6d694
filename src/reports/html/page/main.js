import { place } from '../layout/place.ts'
import { draw } from './draw.js'
import { light } from './focus.js'
import { fill } from './panel.js'

const scene = JSON.parse(document.getElementById('scene').textContent)
const map = document.getElementById('map')
const panel = document.getElementById('panel')
const search = document.getElementById('search')
const openDomains = new Set(scene.small ? scene.domains.keys() : [])
const openClusters = new Set(scene.small ? scene.clusters.keys() : [])
/** With so few hits their domains open by themselves. */
const few = 40
let state = ''
let chosen = null
let svg = null

function shownOperations() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0 && state === '') return null
  return new Set(
    scene.operations.flatMap((operation, id) =>
      (state === '' || operation.state === state) && words.every((word) => operation.find.includes(word)) ? [id] : [],
    ),
  )
}

function redraw(focusOn = null) {
  const shown = shownOperations()
  const opened =
    shown !== null && shown.size <= few
      ? new Set([...openDomains, ...[...shown].map((id) => scene.operations[id].domain)])
      : openDomains
  const style = getComputedStyle(map)
  const width = Math.max(640, map.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight))
  svg = draw(scene, place(scene, { width, openDomains: opened, openClusters, shown }))
  map.replaceChildren(svg)
  if (shown !== null && shown.size === 0) map.replaceChildren(nothing())
  if (chosen !== null) markChosen()
  if (focusOn !== null) find(focusOn)?.focus({ preventScroll: true })
}

/** Another choice of endpoints is another page: read from its start. */
function redrawFromTop() {
  redraw()
  scrollTo(0, 0)
}

function nothing() {
  const note = document.createElement('p')
  note.className = 'none'
  note.textContent = 'No endpoint matches. Esc shows all of them again.'
  return note
}

function targetOf(event) {
  return event.target.closest?.('.head, .row')?.target ?? null
}

function same(a, b) {
  return a !== null && b !== null && a.kind === b.kind && a.index === b.index
}

function find(target) {
  return [...map.querySelectorAll('.head, .row')].find((each) => same(each.target, target))
}

function markChosen() {
  for (const row of map.querySelectorAll('.row')) row.classList.toggle('chosen', same(row.target, chosen))
  light(svg, scene, chosen)
}

function act(target) {
  if (target.kind === 'domain' || target.kind === 'cluster') return toggle(target)
  chosen = target
  const item = target.kind === 'operation' ? scene.operations[target.index] : scene.tables[target.index]
  fill(panel, target.kind === 'operation' ? `${item.method} ${item.path}` : item.name, true, item.detail, clear)
  markChosen()
}

function toggle(target) {
  const open = target.kind === 'domain' ? openDomains : openClusters
  if (!open.delete(target.index)) open.add(target.index)
  redraw(target)
}

function clear() {
  chosen = null
  fill(panel, scene.name, false, scene.overview, null)
  for (const row of map.querySelectorAll('.chosen')) row.classList.remove('chosen')
  if (map.contains(svg)) light(svg, scene, null)
}

function move(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  const all = [...map.querySelectorAll('.head, .row')]
  const next = all[all.indexOf(document.activeElement) + step]
  if (next === undefined || !all.includes(document.activeElement)) return
  event.preventDefault()
  next.focus()
}

function escape() {
  if (chosen !== null) return clear()
  search.value = ''
  choose('')
}

function choose(next) {
  state = next
  for (const button of document.querySelectorAll('.states button'))
    button.setAttribute('aria-pressed', String(button.dataset.state === state))
  redrawFromTop()
}

map.addEventListener('click', (event) => targetOf(event) && act(targetOf(event)))
map.addEventListener('pointerover', (event) => svg && light(svg, scene, targetOf(event) ?? chosen))
map.addEventListener('pointerleave', () => svg && light(svg, scene, chosen))
map.addEventListener('focusin', (event) => svg && light(svg, scene, targetOf(event) ?? chosen))
map.addEventListener('keydown', (event) => {
  const target = targetOf(event)
  if (target === null || (event.key !== 'Enter' && event.key !== ' ')) return move(event)
  event.preventDefault()
  act(target)
})
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') escape()
  if (event.key !== '/' || document.activeElement === search) return
  event.preventDefault()
  search.focus()
})
search.addEventListener('input', () => redrawFromTop())
for (const button of document.querySelectorAll('.states button'))
  button.addEventListener('click', () => choose(button.dataset.state === state ? '' : button.dataset.state))
addEventListener('resize', () => redraw())
addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('details')) details.open = true
})

redraw()
clear()
