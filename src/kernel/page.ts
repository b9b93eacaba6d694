/** A page of Markdown whose headings are parts, and whose code fences are files. */
export interface PageSection {
  readonly title: string
  readonly text: string
}

const FENCE = /^```(\w*)[ \t]*([^\n]*)\n([\s\S]*?)^```[ \t]*$/gm

/** What stands before the first heading of this level, and the sections below each. */
export function sectionsIn(
  text: string,
  level: 2 | 3,
): { readonly head: string; readonly sections: readonly PageSection[] } {
  const [head = '', ...parts] = outsideFences(text)
    .split(level === 2 ? /^## (.*)$/m : /^### (.*)$/m)
    .map(restore)
  const sections: PageSection[] = []
  for (let i = 0; i < parts.length; i += 2)
    sections.push({ title: parts[i]!.trim(), text: (parts[i + 1] ?? '').trim() })
  return { head, sections }
}

/** Headings inside of code are code. */
const outsideFences = (text: string): string =>
  text.replace(FENCE, (fence) => fence.replaceAll(/^#/gm, '\u0000').replaceAll('\n#', '\n\u0000'))
const restore = (text: string): string => text.replaceAll('\u0000', '#')

/** ```python app/main.py``` is that file; a fence without a name is `main.py`. */
export const filesIn = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...`${text}\n`.matchAll(FENCE)].map(([, , name, content]) => [name?.trim() || 'main.py', content ?? '']),
  )

export const titleIn = (head: string): string => /^# (.*)$/m.exec(head)?.[1] ?? ''
export const introductionIn = (head: string): string => head.replace(/^# .*\n/, '').trim()
