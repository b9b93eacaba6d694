const ELEMENTS = new Set(['svg', 'g', 'title', 'style', 'rect', 'line', 'path', 'circle', 'text', 'tspan'])
// oxfmt-ignore
const ATTRIBUTES = new Set([
  'xmlns', 'class', 'role', 'width', 'height', 'viewBox', 'x', 'y', 'x1', 'y1', 'x2', 'y2', 'rx', 'ry', 'cx', 'cy', 'r', 'd', 'text-anchor',
])
const PART = /<(\/?)([a-zA-Z]+)((?:\s+[a-zA-Z0-9-]+="[^"<>]*")*)\s*(\/?)>|([^<]+)/y

/** A drawing that holds nothing but shapes and words, as it is; null for anything else, which a page does not take in. */
export function drawnOnly(svg: string): string | null {
  PART.lastIndex = 0
  const open: string[] = []
  while (PART.lastIndex < svg.length) {
    const part = PART.exec(svg)
    if (part === null) return null
    const [, closes, name = '', attributes = '', single, text] = part
    if (text !== undefined) {
      if (open.length === 0 && text.trim() !== '') return null
    } else if (closes === '/') {
      if (open.pop() !== name) return null
    } else {
      if (!ELEMENTS.has(name) || !attributesAreKnown(attributes) || (open.length === 0 && name !== 'svg')) return null
      if (single !== '/') open.push(name)
    }
  }
  return open.length === 0 && svg !== '' ? svg : null
}

const attributesAreKnown = (attributes: string): boolean =>
  [...attributes.matchAll(/([a-zA-Z0-9-]+)="([^"]*)"/g)].every(
    ([, name = '', value = '']) => ATTRIBUTES.has(name) && !/url\s*\(/i.test(value),
  )

/** The styles of a drawing, each of which the policy of the page has to name. */
export const stylesOf = (svg: string): readonly string[] =>
  [...svg.matchAll(/<style>([^<]*)<\/style>/g)].map(([, style = '']) => style)
