import { measures } from '../layout/place.ts'
import { fit, mark, shape, text } from './shapes.js'

const mono = 6.93
const states = ['enforced', 'optional', 'conditional', 'public', 'unknown']

/** The whole map as one SVG; every element that can be chosen carries what it is in its data. */
export function draw(scene, placed) {
  const svg = shape('svg', {
    width: placed.width,
    height: placed.height,
    viewBox: `0 0 ${placed.width} ${placed.height}`,
    role: 'group',
    'aria-label': 'Map of domains, endpoints and tables',
  })
  svg.append(...placed.ribbons.map(drawRibbon), ...placed.boxes.map((box) => drawBox(scene, box)))
  return svg
}

function drawRibbon(ribbon) {
  const bend = (ribbon.x2 - ribbon.x1) * 0.5
  const path = shape('path', {
    class: ribbon.writes ? 'ribbon writes' : 'ribbon',
    d: `M${ribbon.x1} ${ribbon.y1}C${ribbon.x1 + bend} ${ribbon.y1} ${ribbon.x2 - bend} ${ribbon.y2} ${ribbon.x2} ${ribbon.y2}`,
    'stroke-width': ribbon.width,
    'stroke-opacity': ribbon.share < 0.12 ? 0.18 : ribbon.share < 0.3 ? 0.36 : 0.55,
  })
  path.ribbon = ribbon
  return path
}

function drawBox(scene, box) {
  const group = shape('g', { class: 'box' })
  group.box = box
  group.append(
    shape('rect', { x: box.x, y: box.y, width: box.width, height: box.height, rx: 8 }),
    drawHead(scene, box),
    ...box.rows.map((row) => drawRow(scene, box, row)),
  )
  return group
}

function drawHead(scene, box) {
  const isDomain = box.kind === 'domain'
  const item = isDomain ? scene.domains[box.index] : scene.clusters[box.index]
  const number = isDomain ? item.operations.length : item.tables.length
  const noun = isDomain ? 'endpoint' : 'table'
  const head = shape('g', {
    class: 'head',
    tabindex: 0,
    role: 'button',
    'aria-expanded': box.open,
    'aria-label': `${item.name}, ${number} ${noun}${number === 1 ? '' : 's'}`,
  })
  head.target = { kind: box.kind, index: box.index }
  const middle = box.y + measures.head / 2
  const end = box.x + box.width - 12
  const name = fit(item.name, box.width - (isDomain ? 152 : 76), 8.6, false)
  head.append(
    shape('rect', {
      class: 'plate',
      x: box.x + 1,
      y: box.y + 1,
      width: box.width - 2,
      height: measures.head - 2,
      rx: 7,
    }),
  )
  const title = text(box.x + 13, middle, 'name', name)
  head.append(
    title,
    text(end, middle, 'count', box.hits === number ? String(number) : `${box.hits} of ${number}`, 'end'),
  )
  if (isDomain) head.append(...accessBar(scene, item, end - 112, middle))
  const parent = isDomain && box.open ? above(item.prefix) : ''
  if (parent !== '')
    title.append(shape('tspan', { class: 'hint', dx: 10 }, fit(parent, box.width - name.length * 8 - 168, 6.65, true)))
  return head
}

/** Rows keep the last part of what their paths share, so that each still reads as a path. */
function above(prefix) {
  return prefix.slice(0, Math.max(0, prefix.lastIndexOf('/')))
}

function accessBar(scene, domain, x, y) {
  const counts = states.map((state) => domain.operations.filter((id) => scene.operations[id].state === state).length)
  let left = x
  return counts.flatMap((count, index) => {
    if (count === 0) return []
    const width = (count / domain.operations.length) * 62
    const part = shape(
      'rect',
      { class: `bar-${states[index]}`, x: left, y: y - 2.5, width: Math.max(1, width - 1), height: 5, rx: 1 },
      shape('title', {}, `${count} ${states[index]}`),
    )
    left += width
    return [part]
  })
}

function drawRow(scene, box, row) {
  const item = row.kind === 'operation' ? scene.operations[row.index] : scene.tables[row.index]
  const label =
    row.kind === 'operation'
      ? `${item.method} ${item.path}, access ${item.state} ${item.asks}`
      : `table ${item.name}, ${item.columns} columns`
  const group = shape('g', { class: 'row', tabindex: -1, role: 'button', 'aria-label': label })
  group.target = { kind: row.kind, index: row.index }
  const middle = row.y + measures.row / 2
  group.append(
    shape('title', {}, label),
    shape('rect', { class: 'plate', x: row.x + 4, y: row.y, width: row.width - 8, height: measures.row, rx: 5 }),
  )
  if (row.kind === 'operation') group.append(...operationParts(scene, item, row, middle))
  else
    group.append(
      text(row.x + 13, middle, 'table', fit(item.name, row.width - 60, mono, true)),
      text(row.x + row.width - 12, middle, 'asks', String(item.columns), 'end'),
    )
  return group
}

function operationParts(scene, item, row, middle) {
  const rest = item.path.slice(above(scene.domains[item.domain].prefix).length) || '/'
  const asks = fit(item.asks, Math.min(120, row.width * 0.28), 6.2, false)
  const room = row.width - 76 - asks.length * 6.4 - 18
  return [
    mark(item.state, row.x + 17, middle),
    text(row.x + 29, middle, 'method', item.method),
    text(row.x + 74, middle, 'path', fit(rest, room, mono, true)),
    text(row.x + row.width - 12, middle, 'asks', asks, 'end'),
  ]
}
