import type { ProjectDocument } from '../../../model/knowledge.ts'

export type DocumentKind = ProjectDocument['kind']

/** Where tools and methods keep a project's rules, by path. */
const KINDS: readonly { readonly path: RegExp; readonly kind: DocumentKind }[] = [
  { path: /(^|\/)\.specify\/memory\/[^/]+\.md$/, kind: 'constitution' },
  { path: /(^|\/)(constitution|CONSTITUTION)\.md$/, kind: 'constitution' },
  { path: /(^|\/)(CLAUDE|AGENTS?|GEMINI|QWEN|CRUSH|WARP|CONVENTIONS)(\.local)?\.md$/, kind: 'instructions' },
  { path: /(^|\/)\.(cursorrules|windsurfrules|clinerules|roorules)$/, kind: 'instructions' },
  {
    path: /(^|\/)\.(cursor|windsurf|clinerules|roo|continue|augment|kiro)\/(rules|steering)(-\w+)?\/.+\.mdc?$/,
    kind: 'instructions',
  },
  { path: /(^|\/)\.clinerules\/.+\.md$/, kind: 'instructions' },
  { path: /(^|\/)\.claude\/rules\/.+\.md$/, kind: 'instructions' },
  { path: /(^|\/)\.github\/(copilot-instructions\.md|instructions\/.+\.instructions\.md)$/, kind: 'instructions' },
  { path: /(^|\/)\.junie\/guidelines\.md$/, kind: 'instructions' },
  { path: /(^|\/)(\.?specs|\.kiro\/specs)\/(.+\/)?(spec|plan|requirements|design)\.md$/, kind: 'specification' },
  { path: /(^|\/)openspec\/.+\/(spec|proposal|design)\.md$/, kind: 'specification' },
  { path: /(^|\/)openspec\/(project)\.md$/, kind: 'instructions' },
]

/** Skills and templates for agents speak of their own subject, not of this project. */
const NOT_OWN = /(^|\/)(skills|templates?|node_modules|examples?|fixtures|tests?)\//

export const kindOf = (path: string): DocumentKind | null =>
  NOT_OWN.test(path) ? null : (KINDS.find((one) => one.path.test(path))?.kind ?? null)
