import type { Merged, Versions } from './merged.ts'

const MARK = '\uFEFF'

/** Merges with line feeds alone, and gives back the line ends and the byte order mark the person's file has. */
export function asWritten(
  { base, yours, generated }: Versions,
  merge: (versions: Versions) => Merged | null,
): Merged | null {
  const merged = merge({ base: plain(base), yours: plain(yours), generated: plain(generated) })
  if (!merged) return null
  const ends = yours.includes('\r\n') && !/[^\r]\n/.test(yours) ? merged.text.replaceAll('\n', '\r\n') : merged.text
  return { ...merged, text: yours.startsWith(MARK) ? MARK + ends : ends }
}

const plain = (text: string): string => text.replace(MARK, '').replaceAll('\r\n', '\n')
