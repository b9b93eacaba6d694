import { rule } from '../../rule.ts'

export default rule({
  title: 'A GET that wants a body',
  severity: 'medium',
  confidence: 'high',
  message: '`{operation}` reads `{what}` from the body of a request that has none: browsers refuse to send one',
  advice: 'Take the fields from the query (`Annotated[Model, Query()]` or `Depends()`), or make it a POST.',
  check({ backend }, report) {
    for (const operation of backend.api.operations) {
      if ((operation.method !== 'get' && operation.method !== 'head') || !operation.body) continue
      const [schema] = Object.values(operation.body.content)
      const what = nameOf(schema)
      report.found({
        at: operation.handler,
        subject: operation.id,
        arguments: { operation: operation.id, what },
        cause: `${operation.handler.file} ${what}`,
        proof: operation.wiring,
      })
    }
  },
})

function nameOf(schema: { readonly [keyword: string]: unknown } | undefined): string {
  const reference = String(schema?.['$ref'] ?? (schema?.['items'] as { $ref?: string } | undefined)?.$ref ?? '')
  return reference.slice(reference.lastIndexOf('/') + 1) || String(schema?.['title'] ?? 'its parameters')
}
