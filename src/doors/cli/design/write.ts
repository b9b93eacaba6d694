import { applyDesign } from '../../../flows/design/apply.ts'
import type { DesignDocument } from '../../../model/index.ts'
import { count } from '../../../model/queries/index.ts'
import type { Terminal } from '../terminal.ts'

/** Writes all files of a design, or none. */
export function writePatch({ patch }: DesignDocument, directory: string, terminal: Terminal): void {
  if (patch.length === 0) {
    terminal.tell('There is nothing to write: the design changes no file.')
    return
  }
  applyDesign(patch, directory)
  const next = patch.some(({ path }) => path === 'architect.yaml') ? '\nNext: architect build' : ''
  terminal.tell(`${count(patch.length, 'file')} written: ${patch.map(({ path }) => path).join(', ')}${next}`)
}
