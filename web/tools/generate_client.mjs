// Writes src/api/contract.ts from the OpenAPI description: every schema as a type, every operation with its path, its
// query, its body and its answer. `npm run generate` writes; `npm run generate -- --check` only says whether it is current.
import { readFileSync, writeFileSync } from 'node:fs'

const source = new URL('../../modules/api/openapi.json', import.meta.url)
const target = new URL('../src/api/contract.ts', import.meta.url)
const document = JSON.parse(readFileSync(source, 'utf8'))

const isName = (key) => /^[A-Za-z_$][\w$]*$/.test(key)
const quoted = (key) => (isName(key) ? key : JSON.stringify(key))
const comment = (text, indent = '') =>
  text ? `${indent}/** ${text.replaceAll('*/', '*\\/').replaceAll('\n', ' ')} */\n` : ''
const refName = (ref) => ref.split('/').at(-1)

function resolve(node) {
  return node.$ref?.startsWith('#/components/parameters/') ? document.components.parameters[refName(node.$ref)] : node
}

function typeOf(schema, indent) {
  if (!schema) return 'unknown'
  if (schema.$ref) return refName(schema.$ref)
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  const choices = schema.oneOf ?? schema.anyOf
  if (choices) return choices.map((choice) => typeOf(choice, indent)).join(' | ')
  if (Array.isArray(schema.type)) {
    return schema.type.map((type) => typeOf({ ...schema, type }, indent)).join(' | ')
  }
  switch (schema.type) {
    case 'string':
      return schema.format === 'binary' ? 'Blob' : 'string'
    case 'integer':
    case 'number':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'null':
      return 'null'
    case 'array': {
      const item = typeOf(schema.items, indent)
      return /[|]/.test(item) ? `(${item})[]` : `${item}[]`
    }
    case 'object':
      return objectOf(schema, indent)
    default:
      return 'unknown'
  }
}

function objectOf(schema, indent) {
  const properties = Object.entries(schema.properties ?? {})
  if (properties.length === 0) {
    return `Record<string, ${typeof schema.additionalProperties === 'object' ? typeOf(schema.additionalProperties, indent) : 'unknown'}>`
  }
  const inner = indent + '  '
  const lines = properties.map(([key, property]) => {
    const optional = schema.required?.includes(key) ? '' : '?'
    return `${comment(property.description, inner)}${inner}${quoted(key)}${optional}: ${typeOf(property, inner)}\n`
  })
  return `{\n${lines.join('')}${indent}}`
}

function operationOf(path, method, operation) {
  const parameters = (operation.parameters ?? []).map(resolve).filter((parameter) => parameter.in === 'query')
  const query = parameters.length
    ? `{\n${parameters
        .map(
          ({ name, required, schema, description }) =>
            `${comment(description, '      ')}      ${quoted(name)}${required ? '' : '?'}: ${typeOf(schema, '      ')}\n`,
        )
        .join('')}    }`
    : 'undefined'
  const [bodyMedia] = Object.entries(operation.requestBody?.content ?? {})
  const success = Object.entries(operation.responses).find(([status]) => status.startsWith('2'))?.[1]
  const [answerMedia] = Object.entries(success?.content ?? {})
  return {
    id: operation.operationId,
    route:
      `  ${operation.operationId}: { method: '${method.toUpperCase()}', path: '${path}'` +
      (operation.requestBody?.['x-bytesMax'] ? `, bytesMax: ${operation.requestBody['x-bytesMax']}` : '') +
      ' },\n',
    type:
      comment(operation.summary, '  ') +
      `  ${operation.operationId}: {\n    query: ${query}\n` +
      `    body: ${bodyMedia ? typeOf(bodyMedia[1].schema, '    ') : 'undefined'}\n` +
      `    answer: ${answerMedia ? typeOf(answerMedia[1].schema, '    ') : 'undefined'}\n  }\n`,
  }
}

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods)
    .filter(([method]) => ['get', 'post'].includes(method))
    .map(([method, operation]) => operationOf(path, method, operation)),
)

const schemas = Object.entries(document.components.schemas).map(([name, schema]) => {
  const isPlainObject = schema.type === 'object' && schema.properties
  const body = typeOf(schema, '')
  return (
    comment(schema.description) +
    (isPlainObject ? `export interface ${name} ${body}\n` : `export type ${name} = ${body}\n`)
  )
})

const text =
  '// Made by tools/generate_client.mjs from modules/api/openapi.json. Do not edit; run `npm run generate`.\n\n' +
  schemas.join('\n') +
  `\nexport interface Operations {\n${operations.map(({ type }) => type).join('')}}\n` +
  `\nexport const routes = {\n${operations.map(({ route }) => route).join('')}} as const\n`

if (process.argv.includes('--check')) {
  let present = ''
  try {
    present = readFileSync(target, 'utf8')
  } catch {
    // A missing file is not current either.
  }
  if (present !== text) {
    console.error('src/api/contract.ts is not what modules/api/openapi.json says; run: npm run generate')
    process.exit(1)
  }
  console.log('src/api/contract.ts is current')
} else {
  writeFileSync(target, text)
  console.log(`${schemas.length} types and ${operations.length} operations written`)
}
