// Writes docs/schema/survey-1.json, the JSON Schema of `architect survey --format json`, from the interfaces of the model.
// Run it after a change in src/model: node tools/schema.mjs
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { createGenerator } from 'ts-json-schema-generator'

const root = new URL('../', import.meta.url)
const source = new URL('src/reports/json/document.ts', root)
const target = new URL('docs/schema/survey-1.json', root)

export function generatedSchema() {
  const generator = createGenerator({
    path: fileURLToPath(source),
    tsconfig: fileURLToPath(new URL('tsconfig.json', root)),
    type: 'SurveyDocument',
    topRef: false,
    skipTypeCheck: true,
    additionalProperties: false,
    sortProps: false,
    markdownDescription: false,
  })
  const { $schema, ...schema } = generator.createSchema('SurveyDocument')
  const head = {
    $schema,
    $id: 'urn:backend-architect:schema:survey-1',
    title: 'backend-architect survey',
    $comment: 'version 1: a reader of it goes on working until the number changes',
  }
  return `${JSON.stringify({ ...head, ...schema }, null, 2)}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = generatedSchema()
  const before = await readFile(target, 'utf8').catch(() => '')
  if (before !== text) await writeFile(target, text)
}
