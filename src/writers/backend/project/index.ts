import type { Feature } from '../feature.ts'
import { agents } from './agents.ts'
import { continuous } from './continuous.ts'
import { container } from './container.ts'
import { readme } from './readme.ts'

/** What is around the program: how it is run, checked and shipped. */
export const project = (others: readonly Feature[]): Feature => ({
  files: (design) => {
    const processes = others.flatMap((feature) => feature.processes?.(design) ?? [])
    return [
      readme(design, processes),
      agents(design),
      continuous(design),
      ...container(design, processes),
      { path: '.gitignore', owner: 'shared', text: IGNORED },
    ]
  },
})

const IGNORED = `.env
.venv/
__pycache__/
.mypy_cache/
.pytest_cache/
.ruff_cache/
mails/
files/
backups/
`
