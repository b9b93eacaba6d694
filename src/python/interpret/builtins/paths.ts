import { argument, asText, isMade } from '../../values/ask.ts'
import { NONE, TRUE, bool, external, instance, list, text, tuple, unknown } from '../../values/make.ts'
import type { CallOf, Instance, Site, Value } from '../../values/value.ts'
import type { Summary } from '../library.ts'
import type { Machine } from '../machine.ts'
import { baseName, folderOf, joined, matching, normal, placeIn, relativeTo, stemOf, suffixOf } from './project-files.ts'

const PATH = 'pathlib.Path'
const HELD = '<path>'

type Run = (call: CallOf, machine: Machine) => Value | undefined
type Method = (self: Value, call: CallOf, machine: Machine) => Value | undefined

/** The text of a path, given as text or as an object of pathlib; the surveyed folder is the empty one. */
export function pathOf(value: Value | undefined): string | null {
  const written = asText(value)
  if (written !== null) return written
  return isMade(value, PATH) ? asText(value.attributes.get(HELD)) : null
}

function pathObject(
  path: string,
  site: Site | null,
  args: readonly Value[] = [unknown('a path of the machine it runs on')],
): Instance {
  const made = instance(external(PATH), { args, ...(site ? { site } : {}) })
  made.attributes.set(HELD, text(path))
  return made
}

/** A function of one path. */
const of =
  (run: (path: string, call: CallOf, machine: Machine) => Value | undefined): Run =>
  (call, machine) => {
    const path = pathOf(call.args[0])
    return path === null ? undefined : run(path, call, machine)
  }

/** A method of a path. */
const on =
  (run: (path: string, call: CallOf, machine: Machine, self: Value) => Value | undefined): Method =>
  (self, call, machine) => {
    const path = pathOf(self)
    return path === null ? undefined : run(path, call, machine, self)
  }

/** Only what is there is told: what is missing here may exist where the program runs, and files with a dot are somebody's own. */
function exists(
  path: string,
  call: CallOf,
  machine: Machine,
  wanted: (isFolder: boolean) => boolean,
): Value | undefined {
  const place =
    baseName(path).startsWith('.') && baseName(path) !== '..' ? null : placeIn(path, call.site.module, machine.program)
  if (place === null) return undefined
  return wanted(machine.program.entries(place) !== null) ? TRUE : bool(false)
}

const found = (paths: readonly string[] | null, make: (path: string) => Value): Value | undefined =>
  paths === null ? undefined : list(paths.map(make))

function children(path: string, call: CallOf, machine: Machine): readonly string[] | null {
  const place = placeIn(path, call.site.module, machine.program)
  return (place === null ? null : machine.program.entries(place))?.map((name) => joined(path, name)) ?? null
}

/** `os.walk`: each folder with the folders and files in it, from the top down. */
function walk(path: string, call: CallOf, machine: Machine): Value | undefined {
  const rows: Value[] = []
  const visit = (at: string): void => {
    const inside = children(at, call, machine) ?? []
    const isFolder = (one: string): boolean =>
      machine.program.entries(placeIn(one, call.site.module, machine.program) ?? '\0') !== null
    const folders = inside.filter(isFolder)
    rows.push(
      tuple([
        text(at),
        list(folders.map((one) => text(baseName(one)))),
        list(inside.filter((one) => !folders.includes(one)).map((one) => text(baseName(one)))),
      ]),
    )
    if (rows.length < 2000) folders.forEach(visit)
  }
  if (children(path, call, machine) === null) return undefined
  visit(path)
  return list(rows)
}

function scan(path: string, call: CallOf, machine: Machine): Value | undefined {
  return found(children(path, call, machine), (one) => {
    const entry = instance(external('os.DirEntry'), { site: call.site })
    for (const [name, value] of [
      ['name', baseName(one)],
      ['path', one],
    ] as const)
      entry.attributes.set(name, text(value))
    return entry
  })
}

const entryIs =
  (name: 'is_dir' | 'is_file'): Method =>
  (self, call, machine) => {
    const path = self.kind === 'instance' ? asText(self.attributes.get('path')) : null
    return path === null ? undefined : exists(path, call, machine, (isFolder) => isFolder === (name === 'is_dir'))
  }

function joinAll(call: CallOf): Value | undefined {
  const parts = call.args.map(pathOf)
  return parts.includes(null) || call.open ? undefined : text((parts as string[]).reduce(joined))
}

function split(path: string): readonly [string, string] {
  const suffix = suffixOf(path)
  return suffix === '' ? [path, ''] : [path.slice(0, -suffix.length), suffix]
}

const OS: Readonly<Record<string, Run>> = {
  'os.path.join': joinAll,
  'os.path.dirname': of((path) => text(folderOf(path))),
  'os.path.basename': of((path) => text(baseName(path))),
  'os.path.splitext': of((path) => tuple(split(path).map(text))),
  'os.path.split': of((path) => tuple([text(folderOf(path)), text(baseName(path))])),
  ...Object.fromEntries(
    ['abspath', 'realpath', 'normpath'].map((name) => [`os.path.${name}`, of((path) => text(normal(path)))]),
  ),
  'os.path.relpath': of((path, call) => {
    const from = pathOf(call.args[1])
    const relative = from === null ? null : relativeTo(normal(path), normal(from))
    return relative === null ? undefined : text(relative === '' ? '.' : relative)
  }),
  'os.path.exists': of((path, call, machine) => exists(path, call, machine, () => true)),
  'os.path.isdir': of((path, call, machine) => exists(path, call, machine, (isFolder) => isFolder)),
  'os.path.isfile': of((path, call, machine) => exists(path, call, machine, (isFolder) => !isFolder)),
  'os.fspath': of((path) => text(path)),
  'os.listdir': of((path, call, machine) => found(children(path, call, machine), (one) => text(baseName(one)))),
  'os.scandir': of(scan),
  'os.walk': of(walk),
  'glob.glob': of(globbed),
  'glob.iglob': of(globbed),
}

function globbed(pattern: string, call: CallOf, machine: Machine): Value | undefined {
  const root = pathOf(call.keywords.get('root_dir'))
  return found(matching(root ?? '', pattern, call.site.module, machine.program), text)
}

const within = (pattern: (written: string) => string): Method =>
  on((path, call, machine) => {
    const written = asText(argument(call, 0, 'pattern'))
    if (written === null) return undefined
    return found(matching(path, pattern(written), call.site.module, machine.program), (one) =>
      pathObject(joined(path, one), call.site),
    )
  })

/** `path / part / part`: what was written as text stays readable as such. */
const join: Method = on((path, call, _machine, self) => {
  const parts = call.args.map(pathOf)
  if (parts.includes(null)) return undefined
  return pathObject(
    (parts as string[]).reduce(joined, path),
    call.site,
    self.kind === 'instance' ? [...self.args, ...call.args] : call.args,
  )
})

const same = on((path, call) => pathObject(normal(path), call.site))
const is = (wanted: (isFolder: boolean) => boolean): Method =>
  on((path, call, machine) => exists(path, call, machine, wanted))

const METHODS: Readonly<Record<string, Method>> = {
  __truediv__: join,
  joinpath: join,
  __str__: on((path) => text(path === '' ? '.' : path)),
  __fspath__: on((path) => text(path)),
  as_posix: on((path) => text(path)),
  resolve: same,
  absolute: same,
  exists: is(() => true),
  is_dir: is((isFolder) => isFolder),
  is_file: is((isFolder) => !isFolder),
  iterdir: on((path, call, machine) => found(children(path, call, machine), (one) => pathObject(one, call.site))),
  glob: within((written) => written),
  rglob: within((written) => `**/${written}`),
  relative_to: on((path, call) => {
    const from = pathOf(call.args[0])
    const relative = from === null ? null : relativeTo(normal(path), normal(from))
    return relative === null ? undefined : pathObject(relative, call.site, [text(relative)])
  }),
  with_suffix: on((path, call) =>
    asText(call.args[0]) === null ? undefined : pathObject(`${split(path)[0]}${asText(call.args[0])}`, call.site),
  ),
  with_name: on((path, call) =>
    asText(call.args[0]) === null ? undefined : pathObject(joined(folderOf(path), asText(call.args[0])!), call.site),
  ),
}

/** Attributes that follow from the text of a path alone. */
function attribute(self: Instance, name: string): Value | undefined {
  const path = pathOf(self)
  if (path === null) return undefined
  switch (name) {
    case 'name':
      return text(baseName(path))
    case 'stem':
      return text(stemOf(path))
    case 'suffix':
      return text(suffixOf(path))
    case 'parent':
      return pathObject(folderOf(normal(path)), self.site)
    case 'parts':
      return tuple(normal(path).split('/').filter(Boolean).map(text))
    case 'parents':
      return tuple(above(normal(path)).map((one) => pathObject(one, self.site)))
    default:
      return undefined
  }
}

function above(path: string): string[] {
  const folders: string[] = []
  for (let at = path; at !== '' && folders.length < 100;) folders.push((at = folderOf(at)))
  return folders
}

function constructPath(self: Instance, call: CallOf): void {
  const parts = call.args.map(pathOf)
  if (!parts.includes(null) && !call.open) self.attributes.set(HELD, text((parts as string[]).reduce(joined, '')))
}

/** Modules that are loaded from a file: the three steps the documentation of importlib shows. */
const LOADING: readonly Summary[] = [
  {
    path: 'importlib.util.spec_from_file_location',
    call: (call) => {
      const path = pathOf(argument(call, 1, 'location'))
      if (path === null) return undefined
      const spec = instance(external('importlib.machinery.ModuleSpec'), call)
      spec.attributes.set(HELD, text(path))
      spec.attributes.set('loader', instance(external('importlib.abc.Loader'), call))
      return spec
    },
  },
  {
    path: 'importlib.util.module_from_spec',
    call: (call, machine) => {
      const [spec] = call.args
      const path = spec?.kind === 'instance' ? asText(spec.attributes.get(HELD)) : null
      const place = path === null ? null : placeIn(path, call.site.module, machine.program)
      const module = place === null ? null : machine.program.at(place)
      return module ? { kind: 'module', module } : undefined
    },
  },
  { path: 'importlib.abc.Loader', methods: { exec_module: () => NONE } },
]

/** Paths and folders of the project itself, relative to the surveyed folder: programs look for their own modules there. */
export const PATHS: readonly Summary[] = [
  ...Object.entries(OS).map(([path, call]) => ({ path, call })),
  { path: 'os', members: { sep: text('/'), pathsep: text(':'), curdir: text('.'), pardir: text('..') } },
  { path: 'os.path', aliases: ['posixpath'], members: { sep: text('/') } },
  { path: 'os.DirEntry', methods: { is_dir: entryIs('is_dir'), is_file: entryIs('is_file') } },
  {
    path: PATH,
    aliases: ['pathlib.PurePath', 'pathlib.PosixPath', 'pathlib.PurePosixPath'],
    construct: constructPath,
    methods: METHODS,
    attribute,
  },
  ...LOADING,
]
