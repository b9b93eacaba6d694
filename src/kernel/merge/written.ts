import type { Merged } from './merged.ts'

const MARK = '\uFEFF'

/** Merges with line feeds alone, and gives back the line ends and the byte order mark the person's file has. */
export function asWritten(
  yours: string,
  texts: readonly [string, string, string],
  merge: (base: string, yours: string, generated: string) => Merged | null,
): Merged | null {
  const [base, own, made] = texts.map(plain)
  const merged = merge(base!, own!, made!)
  if (!merged) return null
  const ends = yours.includes('\r\n') && !/[^\r]\n/.test(yours) ? merged.text.replaceAll('\n', '\r\n') : merged.text
  return { ...merged, text: yours.startsWith(MARK) ? MARK + ends : ends }
}

const plain = (text: string): string => text.replace(MARK, '').replaceAll('\r\n', '\n')
