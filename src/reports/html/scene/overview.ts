import type { Backend } from '../../../model/index.ts'
import { costs, grouped, missingSettings, placeText, unresolvedGroups } from '../../../model/queries/index.ts'
import type { Section } from './types.ts'

/** What the panel says while nothing is chosen. */
export function overview(backend: Backend): readonly Section[] {
  const { reading, runtime, data, project, api } = backend
  const { files } = reading
  return [
    { title: 'Read', lines: [{ text: `${grouped(files.read)} of ${grouped(files.found)} Python files, ${grouped(reading.lines)} lines`, note: `${files.unreachable} unreachable, ${files.broken} broken` }] },
    { title: 'Assumed', lines: reading.assumptions.map(({ text, at }) => ({ text, ...(at === null ? {} : { at: placeText(at) }) })) },
    { title: 'Not resolved', lines: unresolvedGroups(backend).flatMap(({ kind, items }) => [
      { text: `${items.length} ${kind}`, note: costs[kind] },
      ...items.slice(0, 4).map((item) => ({ text: `  ${item.text}`, ...(item.at === null ? {} : { at: placeText(item.at) }) })),
      ...(items.length > 4 ? [{ text: `  … ${items.length - 4} more` }] : []),
    ]) },
    { title: 'Settings to be given', lines: missingSettings(backend).map((setting) => ({ text: setting.variable, note: setting.type })) },
    { title: 'Jobs', lines: runtime.jobs.map((job) => ({ text: job.name, note: `${job.runner}${job.schedule === '' ? '' : `, ${job.schedule}`}`, at: placeText(job.at) })) },
    { title: 'Websockets and mounts', lines: [
      ...api.webSockets.map((route) => ({ text: route.path, note: route.access.state, at: placeText(route.handler) })),
      ...api.mounts.map((mount) => ({ text: mount.path, note: mount.what, at: placeText(mount.at) })),
    ] },
    { title: 'Migrations', lines: data.migrations.map((chain) => ({ text: chain.folder, note: `${chain.revisions.length} revisions, ${chain.heads.length === 1 ? 'head' : 'heads'} ${chain.heads.join(', ')}` })) },
    { title: 'Documents', lines: project.documents.map((document) => ({ text: document.title, note: document.kind, at: document.at.file })) },
  ].filter((section) => section.lines.length > 0)
}
