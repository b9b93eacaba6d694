import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
// @ts-expect-error a tool in plain JavaScript
import { documents, generatedSchema } from '../../tools/schema.mjs'

type Named = { readonly name: string }

test.each(documents as readonly Named[])(
  'the published schema $name is the one the model gives (else run: node tools/schema.mjs)',
  (document) => {
    const published = readFileSync(new URL(`../../docs/schema/${document.name}.json`, import.meta.url), 'utf8')
    expect(published).toBe(generatedSchema(document))
  },
)
