import { count, missingSettings, placeText, totalsOf } from '../../model/queries/index.ts'
import { wants, wantsAllOf } from '../options.ts'
import { columns, cut, cutFront, padEnd, wrap } from '../text/fit.ts'
import { plain } from '../text/plain.ts'
import { folded, heading, type Page } from './page.ts'

export function jobs(page: Page): readonly string[] {
  const { jobs: all } = page.backend.runtime
  if (all.length === 0) return []
  const shown = wantsAllOf(page.options, 'jobs') ? all : all.slice(0, 12)
  const name = Math.min(36, Math.max(...shown.map((job) => columns(plain(job.name)))))
  const rows = shown.map((job) => {
    const when = job.schedule === '' ? 'on demand' : job.schedule
    const text = `  ${padEnd(cut(plain(job.name), name), name)}  ${padEnd(job.runner, 15)} ${padEnd(cut(plain(when), 18), 18)}`
    return `${text} ${page.paint('dim', cutFront(plain(placeText(job.at)), Math.max(0, page.width - name - 39)))}`.trimEnd()
  })
  return [
    heading(page, 'Jobs', count(all.length, 'job')),
    ...rows,
    ...(all.length > shown.length ? [folded(page, all.length - shown.length, 'jobs')] : []),
  ]
}

export function settings(page: Page): readonly string[] {
  const all = page.backend.runtime.settings
  if (all.length === 0) return []
  const missing = missingSettings(page.backend)
  const title = heading(page, 'Settings', `${all.length} read, ${missing.length} without default`)
  if (wantsAllOf(page.options, 'settings')) return [title, ...settingRows(page)]
  if (missing.length === 0) return [title]
  const names = missing.slice(0, 24).map((setting) => plain(setting.variable))
  const rest = missing.length > names.length ? ` … ${missing.length - names.length} more (--only settings)` : ''
  return [title, ...wrap(`to be given: ${names.join(', ')}${rest}`, page.width - 2).map((line) => `  ${line}`)]
}

function settingRows(page: Page): readonly string[] {
  const all = page.backend.runtime.settings
  const name = Math.min(40, Math.max(...all.map((setting) => columns(plain(setting.variable)))))
  return all.map((setting) => {
    const value = setting.given ?? setting.default
    const shown = setting.secret && value !== null ? '(secret)' : plain(value ?? '')
    const source =
      setting.given !== null ? `${shown}  given` : value === null ? page.paint('yellow', 'to be given') : shown
    const type = padEnd(cut(plain(setting.type), 16), 16)
    return `  ${padEnd(cut(plain(setting.variable), name), name)}  ${page.paint('dim', type)}  ${value === null ? source : cut(source, Math.max(4, page.width - name - 22))}`.trimEnd()
  })
}

export function migrations(page: Page): readonly string[] {
  const chains = page.backend.data.migrations
  if (chains.length === 0) return []
  const title = heading(page, 'Migrations', count(totalsOf(page.backend).revisions, 'revision'))
  const rows = chains.flatMap((chain) => {
    const line = `${chain.folder}: ${count(chain.revisions.length, 'revision')}, ${chain.heads.length === 1 ? 'head' : `${chain.heads.length} heads`} ${chain.heads.join(', ')}`
    const text = `  ${cut(plain(line), page.width - 2)}`
    return [
      chain.heads.length > 1 ? page.paint('yellow', text) : text,
      ...(wantsAllOf(page.options, 'migrations') ? revisionRows(page, chain) : []),
    ]
  })
  return [title, ...rows]
}

function revisionRows(page: Page, chain: Page['backend']['data']['migrations'][number]): readonly string[] {
  return chain.revisions.map(
    (revision) =>
      `    ${cut(plain(`${revision.id}  ${revision.message}  ${revision.upgrade.join(' ')}`), page.width - 4)}`,
  )
}

export function documents(page: Page): readonly string[] {
  const all = page.backend.project.documents
  if (all.length === 0 || !wants(page.options, 'documents')) return []
  const shown = wantsAllOf(page.options, 'documents') ? all : all.slice(0, 8)
  const rows = shown.map((document) => {
    const status = document.status === '' ? '' : ` (${document.status})`
    const rules = document.principles.length === 0 ? '' : `, ${count(document.principles.length, 'rule')}`
    return `  ${padEnd(document.kind, 14)} ${cut(plain(`${document.title}${status}${rules}  ${document.at.file}`), page.width - 17)}`
  })
  return [
    heading(page, 'Documents', "the project's own rules"),
    ...rows,
    ...(all.length > shown.length ? [folded(page, all.length - shown.length, 'documents')] : []),
  ]
}
