import type { Backend } from '../../model/index.ts'
import { costs, placeText, unresolvedGroups } from '../../model/queries/index.ts'
import { code, table, text } from '../../kernel/markdown.ts'

export function jobs({ runtime }: Backend): readonly string[] {
  if (runtime.jobs.length === 0) return []
  return [
    '## Jobs',
    '',
    ...table(
      ['Job', 'Runner', 'Schedule', 'Where'],
      runtime.jobs.map((job) => [
        code(job.name),
        job.runner,
        code(job.schedule) || 'on demand',
        code(placeText(job.at)),
      ]),
    ),
  ]
}

/** Values of secrets stay out of a document that is passed on. */
export function settings({ runtime }: Backend): readonly string[] {
  if (runtime.settings.length === 0) return []
  const rows = runtime.settings.map((setting) => {
    const value = setting.default === null ? 'to be given' : setting.secret ? 'set in the code' : code(setting.default)
    return [code(setting.variable), code(setting.type), value, code(placeText(setting.at))]
  })
  return ['## Settings', '', ...table(['Variable', 'Type', 'Default', 'Where'], rows)]
}

export function migrations({ data }: Backend): readonly string[] {
  if (data.migrations.length === 0) return []
  const rows = data.migrations.map((chain) => [
    code(chain.folder),
    String(chain.revisions.length),
    chain.heads.map(code).join(', '),
  ])
  return ['## Migrations', '', ...table(['Folder', 'Revisions', 'Heads'], rows)]
}

export function documents({ project }: Backend): readonly string[] {
  if (project.documents.length === 0) return []
  return [
    '## Rules and decisions',
    '',
    ...project.documents.map(
      (each) =>
        `- ${text(each.title)} (${each.kind}${each.status === '' ? '' : `, ${text(each.status)}`}): ${code(each.at.file)}`,
    ),
  ]
}

export function unresolved(backend: Backend): readonly string[] {
  const groups = unresolvedGroups(backend)
  if (groups.length === 0) return []
  return [
    '## Not resolved',
    '',
    ...groups.flatMap(({ kind, items }) => [
      `**${kind}**, ${items.length}: ${costs[kind]}`,
      '',
      ...items.map((item) => `- ${text(item.text)}${item.at === null ? '' : ` (${code(placeText(item.at))})`}`),
      '',
    ]),
  ]
}
