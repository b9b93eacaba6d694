import type { Backend } from '../../model/index.ts'
import type { RenderOptions } from '../options.ts'
import type { Paint } from './paint.ts'

/** What every part of the page is given. */
export interface Page {
  readonly backend: Backend
  readonly options: RenderOptions
  readonly paint: Paint
  /** Columns to fill; never so many that the eye loses the line. */
  readonly width: number
}

/** Lines of one part; empty when it has nothing to say. */
export type Part = (page: Page) => readonly string[]

export function heading(page: Page, title: string, rest: string): string {
  return `${page.paint('bold', title)}  ${page.paint('dim', rest)}`
}

/** What was folded away, and how to see it. */
export function folded(page: Page, hidden: number, section: string): string {
  return page.paint('dim', `  … ${hidden} more (--only ${section})`)
}
