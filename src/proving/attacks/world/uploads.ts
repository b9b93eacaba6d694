import type { JsonSchema } from '../../../model/index.ts'
import type { Upload } from '../wire/encode.ts'

/** The smallest picture there is: one transparent pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

export const isFile = (schema: JsonSchema): boolean =>
  schema['format'] === 'binary' || schema['contentMediaType'] === 'application/octet-stream'

export const picture = (): Upload => ({ file: 'picture.png', type: 'image/png', content: pixel })
export const page = (): Upload => ({ file: 'page.pdf', type: 'application/pdf', content: Buffer.from(onePage) })
export const note = (): Upload => ({ file: 'note.txt', type: 'text/plain', content: Buffer.from('A note.\n') })

const onePage = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`
