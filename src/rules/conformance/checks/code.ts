import type { Expression, FunctionDef } from '../../../python/ast.ts'
import type { CodeFile } from '../../../python/code/code.ts'
import { type Break, type Check, type Part, each } from '../check.ts'
import { codeIn } from '../sentence.ts'

const lookIn = (part: Part, mentioned: RegExp, breaks: (file: CodeFile) => readonly Break[]) =>
  each(part.files, (file) => (file.mentions(mentioned) ? breaks(file) : []))

/** Programs for people at a terminal may print. */
const isProgram = (file: CodeFile): boolean =>
  /(^|\/|_)(cli|scripts?|commands?|management|manage|seed\w*|__main__)(\/|_|\.py)/i.test(file.path) ||
  file.mentions(/__main__/)

export const prints: Check = {
  name: 'no print',
  severity: 'low',
  understand({ text, forbids, exception }) {
    const speaks =
      /\bprint(\(\))?`?( statements?| calls?)?\b|\bprint\(\)/.test(text) && !/\b(blueprint|fingerprint)\b/.test(text)
    if (!speaks || !forbids || exception !== '' || !/\b(use|using|no|never|avoid|leave)\b[^.]{0,25}print/.test(text))
      return null
    return {
      means: 'nothing is printed outside of programs for a terminal',
      test: (part) =>
        lookIn(part, /\bprint\s*\(/, (file) =>
          isProgram(file)
            ? []
            : file.calls
                .filter(({ node }) => node.callee.kind === 'Name' && node.callee.id === 'print')
                .map(({ node, within }) => ({ at: file.place(node), subject: within?.qualname ?? file.path })),
        ),
    }
  },
}

export const bareExcept: Check = {
  name: 'no bare except',
  severity: 'low',
  understand({ text, forbids }) {
    if (!forbids || !/\bbare `?except\b/.test(text)) return null
    return {
      means: 'every `except` names what it catches',
      test: (part) =>
        lookIn(part, /\bexcept\s*:/, (file) =>
          file.nodes
            .filter((node) => node.kind === 'Try')
            .flatMap((node) => node['handlers'] as readonly { start: number; end: number; type: Expression | null }[])
            .filter(({ type }) => type === null)
            .map((one) => ({ at: file.place(one), subject: file.around(one)?.qualname ?? file.path })),
        ),
    }
  },
}

export const wildcards: Check = {
  name: 'no wildcard imports',
  severity: 'low',
  understand({ text, forbids }) {
    if (!forbids || !/\b(wildcard|star) imports?\b|import \*/.test(text)) return null
    return {
      means: 'no module imports `*`',
      test: (part) =>
        lookIn(part, /import\s+\*/, (file) =>
          file.imports
            .filter(({ name }) => name === '*')
            .map(({ node, path }) => ({ at: file.place(node), subject: path })),
        ),
    }
  },
}

export const mutableDefaults: Check = {
  name: 'no mutable defaults',
  severity: 'low',
  understand({ text, forbids }) {
    if (!forbids || !/\bmutable default( argument| parameter| value)?s?\b/.test(text)) return null
    return {
      means: 'no parameter has a list, dictionary or set as its default',
      test: (part) =>
        each(part.files, (file) =>
          file.functions.flatMap(({ node, qualname }) =>
            node.parameters
              .filter((one) => one.default && /^(List|Dict|Set)$/.test(one.default.kind))
              .map((one) => ({ at: file.place(one.default!), subject: qualname })),
          ),
        ),
    }
  },
}

export const typeHints: Check = {
  name: 'type hints',
  severity: 'low',
  understand({ text, exception }) {
    const speaks =
      /\b(all|every|each)\b[^.(]{0,15}\b(functions?|methods?|signatures?)\b/.test(text) &&
      /\b(type[- ](hints?|annotations?|annotated)|fully typed|typed)\b/.test(text)
    if (!speaks || exception !== '' || /\bdocstrings?\b/.test(text)) return null
    const returns = /\breturns?\b/.test(text)
    const parameters = /\b(parameters?|arguments?)\b/.test(text)
    return {
      means: `every function says the types of ${parameters === returns ? 'what it takes and hands back' : returns ? 'what it hands back' : 'what it takes'}`,
      test: (part) => {
        const functions = part.files.flatMap((file) => file.functions)
        return each(functions, ({ file, node, qualname, owner }) =>
          isTyped(node, owner !== null, { parameters: parameters || !returns, returns: returns || !parameters })
            ? []
            : [{ at: file.placeOfName(node), subject: qualname }],
        )
      },
    }
  },
}

function isTyped(
  { name, parameters, returns }: FunctionDef,
  isMethod: boolean,
  wanted: { readonly parameters: boolean; readonly returns: boolean },
): boolean {
  const own = isMethod ? parameters.filter((one, at) => at > 0 || !/^(self|cls|mcs)$/.test(one.name)) : parameters
  return (
    (!wanted.returns || returns !== null || name === '__init__') &&
    (!wanted.parameters || own.every(({ annotation }) => annotation !== null))
  )
}

/** `Never use datetime.utcnow()`: any call that is named with its module, or with its brackets. */
export const bannedCalls: Check = {
  name: 'calls that are forbidden',
  severity: 'low',
  understand({ text, written, forbids, exception }) {
    const named =
      /\b(?:never|do not|don['’]t|must not|avoid|no)\b (?:use|using|call|calling)\s+`([a-z_]\w*(?:\.\w+)+(?:\(\))?|[a-z_]\w*\(\))`/i.exec(
        written,
      )?.[1]
    const path = named?.replace(/\(\)$/, '')
    // A second name is the way out or a second ban; which, only a person can tell.
    if (
      !path ||
      !forbids ||
      exception !== '' ||
      path === 'print' ||
      /\b(in|inside|within|from|for|with|on)\b/.test(textAfter(text, path))
    )
      return null
    if (
      /^(self|cls|session|db|request|response|app|router)\./.test(path) ||
      /\.(py|toml|env|json|ya?ml|md|txt|ini|cfg|sh)$/.test(path)
    )
      return null
    if (codeIn(written).length > 2) return null
    const last = path.split('.').at(-1)!
    return {
      means: `nothing calls \`${path}\``,
      test: (part) =>
        lookIn(part, new RegExp(`\\b${last}\\s*\\(`), (file) =>
          file.calls
            .filter((call) => call.path === path || call.path?.endsWith(`.${path}`))
            .map(({ node, within }) => ({ at: file.place(node), subject: within?.qualname ?? file.path })),
        ),
    }
  },
}

const textAfter = (text: string, path: string): string =>
  text.slice(text.indexOf(path.toLowerCase()) + path.length).split(/[.;,—–]/)[0]!
