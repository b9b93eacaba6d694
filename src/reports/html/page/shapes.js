const namespace = 'http://www.w3.org/2000/svg'

/** An SVG element; text only ever goes in as text. */
export function shape(name, attributes, ...children) {
  const element = document.createElementNS(namespace, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  element.append(...children)
  return element
}

export function text(x, y, className, content, anchor = 'start') {
  return shape('text', { x, y, class: className, 'text-anchor': anchor }, content)
}

/** Cut to what fits, in the middle where both ends tell something. */
export function fit(content, width, perCharacter, middle) {
  const room = Math.floor(width / perCharacter)
  if (content.length <= room) return content
  if (room < 4) return ''
  if (!middle) return `${content.slice(0, room - 1)}…`
  const tail = Math.floor((room - 1) * 0.6)
  return `${content.slice(0, room - 1 - tail)}…${content.slice(-tail)}`
}

/** Each state has its own shape, for those who do not tell the colours apart. */
export function mark(state, x, y) {
  if (state === 'conditional')
    return shape('rect', {
      x: x - 3.4,
      y: y - 3.4,
      width: 6.8,
      height: 6.8,
      transform: `rotate(45 ${x} ${y})`,
      class: 'mark-conditional',
    })
  const circle = shape('circle', { cx: x, cy: y, r: state === 'enforced' ? 4.2 : 3.6, class: `mark-${state}` })
  if (state !== 'optional') return circle
  return shape('g', {}, circle, shape('path', { d: `M${x} ${y - 3.6}a3.6 3.6 0 0 0 0 7.2z`, class: 'half-optional' }))
}
