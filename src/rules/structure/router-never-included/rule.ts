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
    const files = [...code.files, ...code.unused.filter(({ path }) => !isAside(path))]
    const routers = files.flatMap(writtenRouters).filter(({ handlers }) => handlers.length > 0)
    if (routers.length === 0 || backend.api.operations.length === 0) return
    if (loadsByName(code)) return report.unknown('modules imported by a name made at run time')
    const reached = new Set(
      [...backend.api.operations, ...backend.api.webSockets].map(({ handler }) => `${handler.file}:${handler.line}`),
    )
    const importers = importersIn(code)
    const used = new Set(code.files.map(({ path }) => path))
    for (const router of routers) {
      if (router.handlers.some((one) => reached.has(keyOf(one.file, one.node)))) continue
      const isDead = used.has(router.file.path)
        ? usesOf(router.file, router.variable).length === 0 &&
          !isUsedElsewhere(router.file.path, router.variable, importers)
        : !mayBeLoaded(router.file, importers)
      if (!isDead) continue
      const name = router.file.path.replace(/(\/__init__)?\.py$/, '').replaceAll('/', '.')
      report.found({
        at: router.file.place(router.made),
        subject: `${name}.${router.variable}`,
        arguments: { router: `${name}.${router.variable}`, routes: count(router.handlers.length, 'route') },
        proof: router.handlers
          .slice(0, 5)
          .map((one) => ({ what: `route ${one.node.name}`, at: one.file.placeOfName(one.node) })),
      })
    }
  },
})

const keyOf = (file: CodeFile, node: WrittenRouter['handlers'][number]['node']): string =>
  `${file.path}:${file.placeOfName(node).line}`

/** Plug-ins: which modules are imported stands in no import. */
const loadsByName = (code: Code): boolean =>
  code.mentioning(/\b(iter_entry_points|entry_points|load_entry_point)\b/).length > 0 ||
  code
    .mentioning(/import_module|\b__import__|iter_modules|walk_packages|spec_from_file_location/)
    .some((file) => /router/i.test(file.source))

/** A file the application does not load may belong to another program: whatever starts one, and all it imports. */
function mayBeLoaded(file: CodeFile, importers: ReadonlyMap<string, readonly Importer[]>): boolean {
  const seen = new Set<string>()
  const open = [file]
  for (let one = open.pop(); one; one = open.pop()) {
    if (seen.has(one.path)) continue
    seen.add(one.path)
    if (seen.size > MAXIMUM || /\bFastAPI\(|__main__|\bStarlette\(/.test(one.source)) return true
    for (const importer of importers.get(one.path) ?? []) open.push(importer.file)
  }
  return false
}

const MAXIMUM = 200
