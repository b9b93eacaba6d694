import { type Fragment, joined, py } from '../../../python/emit/fragment.ts'
import { ident, lit, words } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { whoMay } from '../access/sentence.ts'
import { providerOf } from '../callers.ts'
import type { Design, Feature, WrittenFile } from '../feature.ts'
import { hasFace } from '../feeds/faces.ts'
import { askingFile } from '../feeds/index.ts'
import { moduleName, spoken } from '../names.ts'
import { offered } from '../resources/index.ts'
import { type Made, accessOf, hasUpdate, isPlain, localsOf, schemaOf } from '../resources/resource.ts'
import { type Operation, operationsOf } from './operations.ts'
import { toolTests } from './tests.ts'

/** The MCP face: each operation as a tool, for whoever signed in here. */
export const tools: Feature = {
  parts: (design) => (toolsOf(design).length > 0 ? ['tools'] : []),
  files: (design) => {
    const all = toolsOf(design)
    if (all.length === 0) return []
    return [askingFile('app/tools/asking.py', design), list(all), ...all.map(moduleFor), ...toolTests(design, all)]
  },
  routers: (design) => (toolsOf(design).length > 0 ? [{ module: imported('app.api:tools'), versioned: false }] : []),
  lifespan: (design) => (toolsOf(design).length > 0 ? [imported('app.tools.server:serving')] : []),
  requirements: (design) => (toolsOf(design).length > 0 ? ['mcp==2.3.0'] : []),
}

const toolsOf = (design: Design): readonly Made[] =>
  providerOf(design.scope) !== 'builtin'
    ? []
    : offered(design).filter(({ name, rules }) => rules.read !== null && hasFace(name, 'mcp', design.scope))

/** `app/tools/all.py` */
function list(all: readonly Made[]): WrittenFile {
  const modules = all.map(({ name }) => py`*${imported(`app.tools.rows.${moduleName(name)}:TOOLS`)},`)
  const text = renderModule(
    'Every tool.',
    py`
    TOOLS: tuple[${imported('app.tools.tool:Tool')}, ...] = (${modules})
  `,
    ['TOOLS'],
  )
  return { path: 'app/tools/all.py', owner: 'owned', text }
}

/** `app/tools/rows/message.py` */
function moduleFor(made: Made): WrittenFile {
  const { name, many, design, key } = made
  const operations = operationsOf(made)
  const tool = imported('app.tools.tool:Tool')
  const schema = imported('app.schemas.base:Schema')
  const text = renderModule(
    `What programs can do with ${spoken(many)}.`,
    joined(
      [
        py`
          class ${ident(`${name}Key`)}(${schema}):
              """Which ${words(spoken(name))} is meant."""

              id: ${key}
        `,
        ...(hasUpdate(made)
          ? [
              py`
          class ${ident(`${name}Change`)}(${schemaOf(made, 'Update')}):
              """What becomes of which ${words(spoken(name))}."""

              id: ${key}
        `,
            ]
          : []),
        ...operations.map((operation) => functionOf(made, operation)),
        py`
          TOOLS = (
              ${operations.map(
                ({ name: called, says, verb, takes }) => py`
                ${tool}(
                    ${lit(called)},
                    ${lit(`${says} Who may: ${whoMay(made.rules[verb], name, design.scope)}.`)},
                    ${takes},
                    ${ident(called)},
                    ${lit(verb === 'read')},
                ),
              `,
              )}
          )
        `,
      ],
      '\n\n\n',
    ),
    [
      'TOOLS',
      'asked',
      'told',
      `${name}Key`,
      `${name}Change`,
      ...operations.map((operation) => operation.name),
      ...localsOf(made),
    ],
  )
  return { path: `app/tools/rows/${moduleName(name)}.py`, owner: 'owned', text }
}

function functionOf(made: Made, { name, says, verb, takes, returns, body }: Operation): Fragment {
  const session = imported('sqlalchemy.ext.asyncio:AsyncSession')
  return py`
    async def ${ident(name)}(session: ${session}, caller: ${imported('app.core.caller:Caller')}, asked: ${takes}) -> ${returns}:
        """${words(says)}"""
        ${
          verb === 'read' &&
          isPlain(made, 'read') &&
          py`
          if not ${accessOf(made)}.may_read(caller):
              raise ${imported('app.core.errors:NotAllowed')}
        `
        }
        ${body}
  `
}
