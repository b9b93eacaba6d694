import { argument, asText } from '../../values/ask.ts'
import {
  FALSE,
  NONE,
  external,
  instance,
  list,
  mapping,
  native,
  setItem,
  text,
  tuple,
  union,
  unknown,
} from '../../values/make.ts'
import type { CallOf, EnumMember, Value } from '../../values/value.ts'
import { annotationValue } from '../annotations.ts'
import { findAttribute } from '../attributes.ts'
import { call } from '../calls.ts'
import { makeClass } from '../classes.ts'
import { moduleByName } from '../imports.ts'
import { pathOf } from './paths.ts'
import { placeIn } from './project-files.ts'
import { iterate, materialise } from '../iterate.ts'
import type { Summary } from '../library.ts'
import type { Machine } from '../machine.ts'

const first = ({ args }: CallOf): Value | undefined => args[0]

/** A decorator that may be written with or without arguments and changes nothing that matters here. */
function transparent(path: string): Summary {
  return {
    path,
    call: (given) =>
      given.args.length === 1 && ['function', 'class', 'instance'].includes(given.args[0]!.kind)
        ? given.args[0]
        : native(path, ({ args }) => args[0] ?? NONE),
  }
}

function environmentValue(name: string | null, otherwise: Value | undefined, machine: Machine, call: CallOf): Value {
  if (name === null) return unknown('an environment variable of unknown name', call.site)
  const given = machine.environment[name]
  return given !== undefined
    ? text(given)
    : otherwise?.kind === 'constant'
      ? { ...otherwise, setting: name }
      : (otherwise ?? unknown(`environment variable ${name} has no default`, call.site))
}

const SYSTEM: readonly Summary[] = [
  {
    path: 'os.getenv',
    call: (given, machine) =>
      environmentValue(asText(argument(given, 0, 'key')), argument(given, 1, 'default') ?? NONE, machine, given),
  },
  {
    path: 'os.environ',
    members: {},
    call: () => undefined,
    methods: {},
  },
  {
    path: 'os.environ.get',
    call: (given, machine) =>
      environmentValue(asText(given.args[0]), argument(given, 1, 'default') ?? NONE, machine, given),
  },
  {
    path: 'os.environ.setdefault',
    call: (given, machine) => environmentValue(asText(given.args[0]), given.args[1], machine, given),
  },
  { path: 'sys.version_info', members: {} },
  { path: 'logging.getLogger', call: (given) => instance(external('logging.Logger'), given) },
]

const FUNCTOOLS: readonly Summary[] = [
  transparent('functools.lru_cache'),
  transparent('functools.cache'),
  transparent('functools.singledispatch'),
  transparent('functools.total_ordering'),
  {
    path: 'functools.wraps',
    call: ({ args: [wrapped] }, machine) =>
      native('wraps', ({ args: [wrapper] }) => {
        if (wrapper?.kind === 'function' && wrapped) {
          wrapper.wrapped = wrapped
          if (wrapped.kind === 'function')
            for (const [name, value] of wrapped.attributes) wrapper.attributes.set(name, value)
          for (const name of ['__name__', '__qualname__', '__doc__', '__module__']) {
            const shown = findAttribute(wrapped, name, machine)
            if (shown) wrapper.attributes.set(name, shown)
          }
        }
        return wrapper ?? NONE
      }),
  },
  {
    path: 'functools.update_wrapper',
    call: ({ args: [wrapper, wrapped] }) => {
      if (wrapper?.kind === 'function' && wrapped) wrapper.wrapped = wrapped
      return wrapper
    },
  },
  {
    path: 'functools.partial',
    methods: {
      __call__: (self, given, machine) => {
        if (self.kind !== 'instance' || !self.args[0]) return undefined
        return call(
          self.args[0],
          {
            ...given,
            args: [...self.args.slice(1), ...given.args],
            keywords: new Map([...self.keywords, ...given.keywords]),
          },
          machine,
        )
      },
    },
    attribute: (self, name) =>
      name === 'func'
        ? self.args[0]
        : name === 'args'
          ? tuple(self.args.slice(1))
          : name === 'keywords'
            ? mapping([...self.keywords].map(([key, value]) => [text(key), value]))
            : undefined,
  },
  {
    path: 'functools.reduce',
    call: ({ args: [run, over, start], site }, machine) => {
      if (!run || !over) return undefined
      const { items, open } = iterate(over, machine)
      if (open) return unknown('reduce() over something unknown', site)
      const values = items.map((one) => one.value)
      const from = start ?? values.shift()
      return values.reduce<Value | undefined>(
        (left, right) => left && call(run, { args: [left, right], keywords: new Map(), open: false, site }, machine),
        from,
      )
    },
  },
]

const ITERTOOLS: readonly Summary[] = [
  { path: 'itertools.chain', call: ({ args }, machine) => chain(args, machine) },
  {
    path: 'itertools.chain.from_iterable',
    call: ({ args: [value] }, machine) => {
      const outer = value ? iterate(value, machine) : { items: [], open: true }
      return chain(
        outer.items.map((one) => one.value),
        machine,
        outer.open,
      )
    },
  },
  {
    path: 'itertools.product',
    call: ({ args }, machine) => {
      const all = args.map((arg) => iterate(arg, machine))
      let rows: Value[][] = [[]]
      for (const one of all) rows = rows.flatMap((row) => one.items.map((item) => [...row, item.value])).slice(0, 2000)
      return list(
        rows.map((row) => tuple(row)),
        all.some((one) => one.open),
      )
    },
  },
]

function chain(parts: readonly Value[], machine: Machine, open = false): Value {
  const all = parts.map((part) => iterate(part, machine))
  return list(
    all.flatMap((one) => one.items.map((item) => item.value)),
    open || all.some((one) => one.open),
  )
}

const MODULES: readonly Summary[] = [
  {
    path: 'importlib.import_module',
    call: (given, machine) => {
      const name = asText(argument(given, 0, 'name'))
      const from = asText(argument(given, 1, 'package'))
      if (name === null) return unknown('a module of unknown name', given.site)
      const dots = /^\.*/.exec(name)![0].length
      const base =
        dots && from
          ? from
              .split('.')
              .slice(0, dots > 1 ? -(dots - 1) : undefined)
              .join('.')
          : ''
      return moduleByName(dots ? `${base}.${name.slice(dots)}` : name, given.site.module, machine)
    },
  },
  {
    path: 'builtins.__import__',
    call: (given, machine) =>
      asText(given.args[0]) ? moduleByName(asText(given.args[0])!, given.site.module, machine) : undefined,
  },
  { path: 'pkgutil.iter_modules', call: (given, machine) => modulesBelow(given, machine, false) },
  { path: 'pkgutil.walk_packages', call: (given, machine) => modulesBelow(given, machine, true) },
]

/** `pkgutil.iter_modules(package.__path__, prefix)`: (finder, name, ispkg) of each module inside. */
function modulesBelow(given: CallOf, machine: Machine, deep: boolean): Value {
  const path = argument(given, 0, 'path')
  const prefix = asText(argument(given, 1, 'prefix')) ?? ''
  const holder = path?.kind === 'sequence' ? path.items[0] : undefined
  const base = holder?.kind === 'module' ? holder.module : folderModule(holder, given, machine)
  if (!base) return list([], true)
  const found: Value[] = []
  const visit = (of: typeof base, before: string): void => {
    for (const child of machine.program.children(of)) {
      const name = `${before}${child.name.slice(child.name.lastIndexOf('.') + 1)}`
      const info = instance(external('pkgutil.ModuleInfo'))
      for (const [key, value] of [
        ['name', text(name)],
        ['ispkg', child.isPackage ? ({ kind: 'constant', type: 'bool', value: true } as Value) : FALSE],
        ['module_finder', NONE],
      ] as const)
        info.attributes.set(key, value)
      info.attributes.set('<items>', tuple([NONE, text(name), info.attributes.get('ispkg')!]))
      found.push(info)
      if (deep && child.isPackage) visit(child, `${name}.`)
    }
  }
  visit(base, prefix)
  return list(found)
}

/** `[os.path.dirname(__file__)]` or `[str(Path(__file__).parent)]`: the package that lies in this folder. */
function folderModule(holder: Value | undefined, given: CallOf, machine: Machine) {
  const path = pathOf(holder)
  const place = path === null ? null : placeIn(path, given.site.module, machine.program)
  if (place === null) return holder && given.site.module.isPackage ? given.site.module : null
  return machine.program.at(place === '' ? '__init__.py' : `${place}/__init__.py`)
}

const TYPES: readonly Summary[] = [
  { path: 'typing.cast', call: ({ args }) => args[1] },
  { path: 'typing.assert_type', call: ({ args }) => args[0] },
  transparent('typing.overload'),
  transparent('typing.final'),
  transparent('typing.override'),
  transparent('typing.runtime_checkable'),
  transparent('typing.no_type_check'),
  transparent('abc.abstractmethod'),
  // With options it stays an object that remembers them.
  { path: 'dataclasses.dataclass', call: ({ args: [of] }) => (of?.kind === 'class' ? of : undefined) },
  transparent('contextlib.contextmanager'),
  transparent('contextlib.asynccontextmanager'),
  transparent('enum.unique'),
  { path: 'typing.TYPE_CHECKING', members: {} },
  { path: 'typing.Optional', subscript: ([one]) => union([one ?? NONE, NONE]) },
  { path: 'typing.Union', subscript: (args) => union(args) },
  {
    path: 'typing.get_type_hints',
    call: ({ args: [of], site }, machine) =>
      of?.kind === 'class'
        ? call(
            native('hints', () => hints(of, machine)),
            { args: [], keywords: new Map(), open: false, site },
            machine,
          )
        : undefined,
  },
  {
    path: 'typing.get_origin',
    call: ({ args: [of] }) => (of?.kind === 'generic' ? of.origin : of?.kind === 'unknown' ? undefined : NONE),
  },
  {
    path: 'typing.get_args',
    call: ({ args: [of] }) =>
      of?.kind === 'generic' ? tuple(of.args) : of?.kind === 'unknown' ? undefined : tuple([]),
  },
  { path: 'copy.copy', call: first },
  { path: 'copy.deepcopy', call: first },
  {
    path: 'inspect.isclass',
    call: ({ args: [of] }) =>
      !of || of.kind === 'unknown' || of.kind === 'alternatives'
        ? undefined
        : of.kind === 'class'
          ? { kind: 'constant', type: 'bool', value: true }
          : of.kind === 'external'
            ? undefined
            : FALSE,
  },
  { path: 'inspect.unwrap', call: first },
  { path: 'asyncio.run', call: first },
  { path: 'enum.auto', call: (given) => instance(external('enum.auto'), given) },
  {
    path: 'types.SimpleNamespace',
    construct: (self, given) => void [...given.keywords].forEach(([name, value]) => self.attributes.set(name, value)),
  },
  { path: 'collections.OrderedDict', call: (given, machine) => call(external('builtins.dict'), given, machine) },
  {
    path: 'collections.defaultdict',
    call: ({ args: [factory] }) => ({ ...mapping([], !factory), ...(factory ? { factory } : {}) }),
  },
  { path: 'collections.deque', call: ({ args: [items] }, machine) => (items ? materialise(items, machine) : list([])) },
  {
    path: 'builtins.dict.fromkeys',
    call: ({ args: [keys, value = NONE] }, machine) => (keys ? fromKeys(keys, value, machine) : undefined),
  },
  {
    path: 'builtins.object.__new__',
    call: ({ args: [of], site }) => (of?.kind === 'class' ? instance(of, { site }) : undefined),
  },
  {
    path: 'sys.modules',
    subscript: ([name], machine) => (asText(name) === null ? undefined : moduleByName(asText(name)!, null, machine)),
  },
  { path: 'collections.namedtuple', call: (given, machine) => namedTuple(given, machine) },
  { path: 'enum.Enum', call: (given, machine) => functionalEnum(given, machine, 'enum.Enum') },
  {
    path: 'enum.StrEnum',
    bases: ['builtins.str', 'enum.Enum'],
    call: (given, machine) => functionalEnum(given, machine, 'enum.StrEnum'),
  },
  {
    path: 'enum.IntEnum',
    bases: ['builtins.int', 'enum.Enum'],
    call: (given, machine) => functionalEnum(given, machine, 'enum.IntEnum'),
  },
]

function fromKeys(keys: Value, value: Value, machine: Machine): Value {
  const { items, open } = iterate(keys, machine)
  return mapping(
    items.map((one) => [one.value, value] as const),
    open,
  )
}

function hints(of: Value & { kind: 'class' }, machine: Machine): Value {
  const result = mapping()
  for (const base of [...of.mro].reverse()) {
    if (base.kind !== 'class') continue
    for (const [name, annotation] of base.annotations) setItem(result, text(name), annotationValue(annotation, machine))
  }
  return result
}

function namedTuple(given: CallOf, machine: Machine): Value | undefined {
  const name = asText(given.args[0])
  const names = argument(given, 1, 'field_names')
  const written = asText(names)
  const fields =
    written === null
      ? names
      : tuple(
          written
            .split(/[\s,]+/)
            .filter(Boolean)
            .map((one) => text(one)),
        )
  return name === null
    ? undefined
    : makeClass(
        name,
        [external('typing.NamedTuple')],
        fields ? new Map([['_fields', fields]]) : new Map(),
        new Map(),
        given.site,
        machine,
      )
}

/** `Enum("Colour", ["red", "blue"])` and `Enum("Colour", {"red": "r"})`. */
function functionalEnum(given: CallOf, machine: Machine, base: string): Value | undefined {
  const name = asText(given.args[0])
  const source = argument(given, 1, 'names')
  if (name === null || !source) return undefined
  const mixin = given.keywords.get('type')
  const made = makeClass(name, [...(mixin ? [mixin] : []), external(base)], new Map(), new Map(), given.site, machine)
  if (made.kind !== 'class') return undefined
  const words = asText(source)
    ?.split(/[\s,]+/)
    .map((word) => text(word))
  const pairs =
    source.kind === 'mapping'
      ? [...source.entries.values()].map(({ key, value }) => [key, value] as const)
      : (words ?? iterate(source, machine).items.map((one) => one.value)).map((item, i) => pair(item, i, base))
  for (const [key, value] of pairs) {
    const member = asText(key)
    if (member !== null)
      made.namespace.set(member, { kind: 'member', class: made, name: member, value } satisfies EnumMember)
  }
  return made
}

function pair(item: Value, i: number, base: string): readonly [Value, Value] {
  if (item.kind === 'sequence' && item.items.length === 2) return [item.items[0]!, item.items[1]!]
  return [
    item,
    base === 'enum.StrEnum'
      ? text((asText(item) ?? '').toLowerCase())
      : { kind: 'constant', type: 'int', value: i + 1 },
  ]
}

/** Everything about Python's own library that wiring code relies on. */
export const STANDARD: readonly Summary[] = [...SYSTEM, ...FUNCTOOLS, ...ITERTOOLS, ...MODULES, ...TYPES]
