// Writes docs/schema: the JSON Schemas of what `--format json` prints, from the interfaces of the model.
// Run it after a change in src/model: node tools/schema.mjs
import { readFile, writeFile } from 'node:fs/promises'
import { build } from 'esbuild'
import { fileURLToPath } from 'node:url'
import { createGenerator } from 'ts-json-schema-generator'

const root = new URL('../', import.meta.url)

export const documents = [
  { name: 'survey-1', source: 'src/reports/json/document.ts', type: 'SurveyDocument' },
  { name: 'review-1', source: 'src/reports/review/document.ts', type: 'ReviewDocument' },
  { name: 'migrations-1', source: 'src/reports/migrations/document.ts', type: 'MigrationsDocument' },
  { name: 'drift-1', source: 'src/reports/drift/document.ts', type: 'DriftDocument' },
  { name: 'evolution-1', source: 'src/reports/evolution/document.ts', type: 'EvolutionDocument' },
  { name: 'plans-1', source: 'src/reports/plans/document.ts', type: 'PlansDocument' },
  { name: 'size-1', source: 'src/reports/size/document.ts', type: 'SizeDocument' },
  { name: 'decisions-1', source: 'src/reports/decisions/document.ts', type: 'DecisionsDocument' },
  { name: 'proof-1', source: 'src/reports/prove/document.ts', type: 'ProofDocument' },
  { name: 'adr-1', source: 'src/reports/adr/document.ts', type: 'AdrDocument' },
  { name: 'design-1', source: 'src/reports/design/document.ts', type: 'PublishedDesign' },
]

export const documentNamed = (name) => documents.find((one) => one.name === name)

export function generatedSchema({ name, source, type }) {
  const generator = createGenerator({
    path: fileURLToPath(new URL(source, root)),
    tsconfig: fileURLToPath(new URL('tsconfig.json', root)),
    type,
    topRef: false,
    skipTypeCheck: true,
    additionalProperties: false,
    sortProps: false,
    markdownDescription: false,
  })
  const { $schema, ...schema } = generator.createSchema(type)
  const head = {
    $schema,
    $id: `urn:backend-architect:schema:${name}`,
    title: `backend-architect ${name.split('-')[0]}`,
    $comment: 'version 1: a reader of it goes on working until the number changes',
  }
  return `${JSON.stringify({ ...head, ...schema }, null, 2)}\n`
}

/** What a blueprint may say: its language knows by itself. */
async function blueprintSchema() {
  const built = await build({
    entryPoints: [fileURLToPath(new URL('src/blueprint/schema/schema.ts', root))],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    alias: { yaml: fileURLToPath(new URL('node_modules/yaml/browser/index.js', root)) },
  })
  const { publishedSchema } = await import(
    `data:text/javascript;base64,${Buffer.from(built.outputFiles[0].contents).toString('base64')}`
  )
  return `${JSON.stringify(publishedSchema(), null, 2)}\n`
}

async function renew(name, text) {
  const target = new URL(`docs/schema/${name}.json`, root)
  const before = await readFile(target, 'utf8').catch(() => '')
  if (before !== text) await writeFile(target, text)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const document of documents) await renew(document.name, generatedSchema(document))
  await renew('blueprint-1', await blueprintSchema())
}
