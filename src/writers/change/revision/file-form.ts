import { escapePattern } from '../../../kernel/text.ts'

/** How files of revisions are called. */
export interface FileForm {
  /** As Alembic writes it: `%(year)d_%(month).2d_%(day).2d-%(rev)s_%(slug)s`. */
  readonly template: string
  readonly longest: number
  /** Whether the folder's own configuration says so, most of its files show it, or it is what Alembic does. */
  readonly from: 'configuration' | 'files' | 'usual'
}

const USUAL = '%(rev)s_%(slug)s'
const USUAL_LONGEST = 40

/** Forms people use without saying so, the plainest first. */
const KNOWN = [
  USUAL,
  '%(slug)s',
  '%(year)d_%(month).2d_%(day).2d_%(slug)s',
  '%(year)d-%(month).2d-%(day).2d_%(slug)s',
  '%(year)d_%(month).2d_%(day).2d_%(rev)s_%(slug)s',
  '%(year)d-%(month).2d-%(day).2d_%(rev)s_%(slug)s',
  '%(year)d%(month).2d%(day).2d_%(slug)s',
  '%(year)d%(month).2d%(day).2d%(hour).2d%(minute).2d%(second).2d_%(slug)s',
  '%(year)d_%(month).2d_%(day).2d_%(hour).2d%(minute).2d-%(rev)s_%(slug)s',
]

interface Named {
  readonly id: string
  readonly file: string
}

export function fileFormOf(
  revisions: readonly Named[],
  { template, longest }: { readonly template: string | null; readonly longest: number | null },
): FileForm {
  const shown = (form: string): number => revisions.filter((one) => fits(form, one)).length
  const most = (form: string): boolean => shown(form) * 2 > revisions.length
  if (template !== null && (most(template) || revisions.length === 0))
    return { template, longest: longest ?? USUAL_LONGEST, from: 'configuration' }
  const seen = KNOWN.filter(most).toSorted((a, b) => shown(b) - shown(a))
  const [first] = seen
  if (first !== undefined && first !== USUAL)
    return { template: first, longest: longest ?? USUAL_LONGEST, from: 'files' }
  return {
    template: template ?? first ?? USUAL,
    longest: longest ?? USUAL_LONGEST,
    from: first === undefined ? 'usual' : 'files',
  }
}

/** Longer ones are nobody's, and would take long to compare with. */
const MOST_PARTS = 17

function fits(template: string, { id, file }: Named): boolean {
  const stem = stemOf(file)
  const parts = template.split(/(%\(\w+\)(?:\.\d)?[sd])/)
  const slugs = parts.filter((part) => part === '%(slug)s').length
  if (slugs > 1 || (slugs === 0 && !parts.includes('%(rev)s')) || parts.length > MOST_PARTS) return false
  // What stands for the whole name would fit everything.
  if (template === '%(slug)s') return stem === id && !/^(?:[0-9a-f]{12}|\d)/.test(stem)
  return new RegExp(`^${parts.map((part) => patternOf(part, id)).join('')}$`).test(stem)
}

function patternOf(part: string, id: string): string {
  if (part === '%(rev)s') return escapePattern(id)
  if (part === '%(slug)s') return '\\w*'
  if (part === '%(year)d') return '(?:19|20)\\d\\d'
  if (!part.startsWith('%(')) return escapePattern(part)
  return part.includes('.2') ? '\\d\\d' : '\\d{1,10}'
}

export const stemOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1).replace(/\.py$/, '')

/** The name of a file, without its ending. */
export function fileName(
  { template, longest }: FileForm,
  given: { readonly id: string; readonly message: string; readonly at: Date },
): string {
  const { id, message, at } = given
  const parts: Readonly<Record<string, string | number>> = {
    rev: id,
    slug: slugOf(message, longest),
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
    epoch: Math.floor(at.getTime() / 1000),
  }
  return template.replaceAll(/%\((\w+)\)(?:\.(\d))?[sd]/g, (written, name: string, width: string | undefined) => {
    const value = Object.hasOwn(parts, name) ? parts[name] : undefined
    return value === undefined ? written : String(value).padStart(Number(width ?? 0), '0')
  })
}

/** As Alembic makes it of a message. */
export function slugOf(message: string, longest: number): string {
  const slug = (message.match(/\w+/g) ?? []).join('_').toLowerCase()
  if (slug.length <= longest) return slug
  const cut = slug.slice(0, longest)
  return `${cut.includes('_') ? cut.slice(0, cut.lastIndexOf('_')) : cut}_`
}
