import { count } from '../../../model/queries/index.ts'
import type { Code, CodeFile } from '../../../python/code/code.ts'
import { isAside } from '../../../python/modules/places.ts'
import { type Importer, importersIn, isUsedElsewhere } from '../references.ts'
import { type WrittenRouter, usesOf, writtenRouters } from '../routers.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A router that no application includes',
  severity: 'medium',
  confidence: 'high',
  weaknesses: ['API9:2023'],
  message: 'No application includes `{router}`: {routes} in the code that nobody can call',
  advice: 'Include `{router}` where the other routers are included, or delete the file.',
  check({ backend, code }, report) {
    if (backend.api.operations.length === 0) return
    const reached = new Set(
      [...backend.api.operations, ...backend.api.webSockets].map(({ handler }) => `${handler.file}:${handler.line}`),
    )
    const routers = [...code.files, ...code.unused.filter(({ path }) => !isAside(path))]
      .flatMap(writtenRouters)
      .filter(({ handlers }) => handlers.length > 0)
      .filter(({ handlers }) => !handlers.some(({ file, node }) => reached.has(keyOf(file, node))))
    if (routers.length === 0) return
    if (loadsByName(code)) return report.unknown('modules imported by a name made at run time')
    const importers = importersIn(code)
    const used = new Set(code.files.map(({ path }) => path))
    for (const router of routers) {
      const top = used.has(router.file.path) ? unused(router, importers) : topOf(router.file, importers)
      if (!top) continue
      const name = router.file.path.replace(/(\/__init__)?\.py$/, '').replaceAll('/', '.')
      report.found({
        at: router.file.place(router.made),
        subject: `${name}.${router.variable}`,
        arguments: { router: `${name}.${router.variable}`, routes: count(router.handlers.length, 'route') },
        ...(top === router.file ? {} : { cause: top.path }),
        related: top === router.file ? [] : [{ what: 'imports it, and is imported by nobody', at: placeOf(top) }],
        proof: router.handlers
          .slice(0, 5)
          .map((one) => ({ what: `route ${one.node.name}`, at: one.file.placeOfName(one.node) })),
      })
    }
  },
})

const keyOf = (file: CodeFile, node: WrittenRouter['handlers'][number]['node']): string =>
  `${file.path}:${file.placeOfName(node).line}`

/** The file itself when its router is used nowhere but by its own handlers. */
const unused = (
  { file, variable }: WrittenRouter,
  importers: ReadonlyMap<string, readonly Importer[]>,
): CodeFile | null =>
  usesOf(file, variable).length === 0 && !isUsedElsewhere(file.path, variable, importers) ? file : null

const placeOf = ({ path }: CodeFile) => ({ file: path, line: 1, column: 1, endLine: 1, endColumn: 1 })

/** Plug-ins: which modules are imported stands in no import. */
const loadsByName = (code: Code): boolean =>
  code.mentioning(/\b(iter_entry_points|entry_points|load_entry_point)\b/).length > 0 ||
  code
    .mentioning(/import_module|\b__import__|iter_modules|walk_packages|spec_from_file_location/)
    .some((file) => file.mentions(/router/i))

/**
 * A file the application does not load may belong to another program: whatever starts one, and all it imports. Where
 * it does not, the file that imports it in the end and that nobody imports is what should have been included.
 */
function topOf(file: CodeFile, importers: ReadonlyMap<string, readonly Importer[]>): CodeFile | null {
  const seen = new Set<string>()
  const open = [file]
  const tops: CodeFile[] = []
  for (let one = open.pop(); one; one = open.pop()) {
    if (seen.has(one.path)) continue
    seen.add(one.path)
    if (seen.size > MAXIMUM || /\bFastAPI\(|__main__|\bStarlette\(/.test(one.source)) return null
    const above = importers.get(one.path) ?? []
    if (above.length === 0) tops.push(one)
    for (const importer of above) open.push(importer.file)
  }
  return tops.toSorted((a, b) => (a.path < b.path ? -1 : 1))[0] ?? file
}

const MAXIMUM = 200
