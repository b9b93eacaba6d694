import type { Backend } from '../../model/index.ts'
import { type RenderOptions, type Section, wants } from '../options.ts'
import { access } from './access.ts'
import { contract } from './contract.ts'
import { endpoints } from './endpoints.ts'
import { footer } from './footer.ts'
import { header } from './header.ts'
import { models } from './models.ts'
import type { Page, Part } from './page.ts'
import { painter } from './paint.ts'
import { queries } from './queries.ts'
import { documents, jobs, migrations, settings } from './runtime.ts'
import { cutStyled } from '../text/fit.ts'
import { tables } from './tables.ts'
import { unresolved } from './unresolved.ts'

const parts: readonly (readonly [Section, Part])[] = [
  ['endpoints', endpoints],
  ['models', models],
  ['auth', access],
  ['tables', tables],
  ['queries', queries],
  ['jobs', jobs],
  ['settings', settings],
  ['migrations', migrations],
  ['documents', documents],
  ['unresolved', unresolved],
]

const narrowest = 48
const widest = 140

/** The page people meet first. */
export function render(backend: Backend, options: RenderOptions): string {
  const width = Math.min(widest, Math.max(narrowest, options.width))
  const page: Page = { backend, options, paint: painter(options.color), width }
  const inner: Page = { ...page, width: width - 1 }
  const shown = parts
    .filter(([section]) => wants(options, section))
    .map(([, part]) => part)
    .concat(contract)
    .map((part) => part(inner))
    .filter((lines) => lines.length > 0)
  const body = shown.flatMap((lines) => ['', ...lines.map((line) => ` ${line}`)])
  return [...header(page), ...body, ...footer(page), ''].map((line) => trimEnd(cutStyled(line, width))).join('\n')
}

/** Padding at the end of a line, colours or not, only makes a mess when the window gets narrower. */
function trimEnd(line: string): string {
  // oxlint-disable-next-line no-control-regex
  return line.replace(/ +((?:\u001b\[\d+m)*)$/, '$1')
}
