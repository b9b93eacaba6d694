import type { Page } from '../page/page.ts'

/** `courses made of modules`, `plans consisting of workouts`: where what it holds is listed; null where nothing says so. */
export function madeOfEnd(page: Page, at: number): number | null {
  if (!/^(made|composed|comprised|built|consisting)$/.test(page.word(at))) return null
  const of = page.word(at) === 'made' && page.word(at + 1) === 'up' ? at + 2 : at + 1
  return page.word(of) === 'of' ? of + 1 : null
}
