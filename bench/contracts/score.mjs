// Two OpenAPI documents side by side: what both say, as sets of one-line facts with recall and precision.
const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

export function score(published, recovered) {
  const [truth, got] = [factsOf(published), factsOf(recovered)]
  return Object.fromEntries(Object.keys(truth).map((aspect) => [aspect, compare(truth[aspect], got[aspect])]))
}

function compare(truth, got) {
  const missing = [...truth].filter((fact) => !got.has(fact))
  const extra = [...got].filter((fact) => !truth.has(fact))
  const hits = truth.size - missing.length
  return {
    truth: truth.size,
    found: got.size,
    recall: rate(hits, truth.size),
    precision: rate(hits, got.size),
    missing,
    extra,
  }
}

const rate = (hits, of) => (of === 0 ? 1 : hits / of)

function factsOf(document) {
  const facts = {
    operations: new Set(),
    parameters: new Set(),
    bodies: new Set(),
    success: new Set(),
    secured: new Set(),
    fields: new Set(),
  }
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const method of METHODS.filter((each) => item[each])) {
      const id = `${method.toUpperCase()} ${path.replace(/\{([^}:]+):[^}]*\}/g, '{$1}')}`
      facts.operations.add(id)
      operationFacts(document, item, item[method], (aspect, fact) => facts[aspect].add(`${id} ${fact}`))
    }
  }
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {}))
    fieldFacts(name, schema, facts.fields)
  return facts
}

function operationFacts(document, item, operation, add) {
  for (const each of [...(item.parameters ?? []), ...(operation.parameters ?? [])]) {
    const { in: place, name, required } = resolve(document, each)
    add('parameters', `${place} ${place === 'header' ? name.toLowerCase() : name}${required ? '!' : ''}`)
  }
  const body = resolve(document, operation.requestBody)
  if (body)
    add(
      'bodies',
      `${Object.keys(body.content ?? {})
        .sort()
        .join(',')}${body.required ? '!' : ''}`,
    )
  add(
    'success',
    Object.keys(operation.responses ?? {})
      .filter((status) => status.startsWith('2'))
      .sort()
      .join(','),
  )
  add(
    'secured',
    (operation.security ?? document.security ?? []).some((way) => Object.keys(way).length > 0) ? 'yes' : 'no',
  )
}

function fieldFacts(name, schema, fields) {
  for (const [field, type] of Object.entries(schema.properties ?? {}))
    fields.add(`${name}.${field}${(schema.required ?? []).includes(field) ? '!' : ''}: ${kind(type)}`)
}

function kind(schema) {
  if (schema === true || !schema || Object.keys(schema).length === 0) return 'any'
  if (schema.$ref) return schema.$ref.split('/').pop()
  const options = schema.anyOf ?? schema.oneOf ?? schema.allOf
  if (options) return options.map(kind).sort().join('|')
  if (schema.const !== undefined) return `const ${schema.const}`
  if (schema.enum) return `enum(${schema.enum.join(',')})`
  return schema.type === 'array'
    ? `${kind(schema.items)}[]`
    : [schema.type, schema.format].filter(Boolean).join(':') || 'any'
}

function resolve(document, value) {
  if (!value?.$ref) return value
  const parts = value.$ref.slice(2).split('/')
  return parts.reduce((at, key) => at?.[key.replaceAll('~1', '/').replaceAll('~0', '~')], document)
}
