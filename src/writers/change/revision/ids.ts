import { digest } from '../../../kernel/digest.ts'
import { slugOf, stemOf } from './file-form.ts'

/**
 * - hash: twelve digits that say nothing, as Alembic makes them
 * - number: one more than the last, with as many digits
 * - number and words: `0003_reviews`
 * - file: what the file is called
 */
export type IdForm =
  | { readonly form: 'hash' }
  | { readonly form: 'number'; readonly next: number; readonly width: number }
  | { readonly form: 'number and words'; readonly next: number; readonly width: number }
  | { readonly form: 'file' }

interface Named {
  readonly id: string
  readonly file: string
}

export function idFormOf(revisions: readonly Named[]): IdForm {
  const most = (is: (one: Named) => boolean): boolean => revisions.filter(is).length * 2 > revisions.length
  const numbered = /^(\d{1,6})(?:_|$)/
  const last = revisions.flatMap(({ id }) => numbered.exec(id)?.[1] ?? []).toSorted((a, b) => Number(b) - Number(a))[0]
  const count = { next: Number(last ?? 0) + 1, width: last?.length ?? 4 }
  if (most(({ id }) => /^\d{1,6}$/.test(id))) return { form: 'number', ...count }
  if (most(({ id }) => /^\d{1,6}_\w+$/.test(id))) return { form: 'number and words', ...count }
  if (most(({ id, file }) => id === stemOf(file) && !/^[0-9a-f]{12}$/.test(id))) return { form: 'file' }
  return { form: 'hash' }
}

/** An id that no other revision has; the same for the same change after the same revisions. */
export function idFor(
  form: IdForm,
  made: { readonly from: readonly string[]; readonly message: string; readonly file: string },
): string {
  switch (form.form) {
    case 'hash':
      return digest(...made.from).slice(0, 12)
    case 'number':
      return String(form.next).padStart(form.width, '0')
    case 'number and words':
      return `${String(form.next).padStart(form.width, '0')}_${slugOf(made.message, 40)}`
    case 'file':
      return made.file
  }
}
