import { styleText } from 'node:util'
import type { AccessState } from '../../model/index.ts'

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'blue' | 'magenta' | 'cyan'

export type Paint = (style: Style | readonly Style[], text: string) => string

/** Colour is decided by the caller, never by the stream this process happens to have. */
export function painter(color: boolean): Paint {
  if (!color) return (_, text) => text
  return (style, text) => styleText(typeof style === 'string' ? style : [...style], text, { validateStream: false })
}

/** A shape and a colour each: neither is needed to tell the states apart. */
export const marks: Readonly<Record<AccessState, { readonly shape: string; readonly style: Style }>> = {
  enforced: { shape: '●', style: 'green' },
  optional: { shape: '◐', style: 'yellow' },
  conditional: { shape: '◇', style: 'magenta' },
  public: { shape: '○', style: 'cyan' },
  unknown: { shape: '?', style: 'red' },
}

export const methodStyles: Readonly<Record<string, Style>> = {
  get: 'blue',
  post: 'green',
  put: 'yellow',
  patch: 'yellow',
  delete: 'red',
  head: 'dim',
  options: 'dim',
  trace: 'dim',
}
