import type { JsonObject } from '@stepwright/asl'
import { fields, type ConfigField } from './fields.js'

/** The JSON Schema of a configuration, for tools that read it without TypeScript. It is `schemas/stepwright-config-1.schema.json`. */
export function jsonSchema(): JsonObject {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://stepwright.dev/schemas/stepwright-config-1.schema.json',
    title: 'stepwright.config.ts',
    description: 'What the configuration of "stepwright build" exports as its default.',
    type: 'object',
    properties: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, schemaOf(field)])),
    additionalProperties: false,
    // what a build is called with belongs to each workspace
    if: { required: ['workspaces'] },
    then: { propertyNames: { enum: ['workspaces', 'outputVersion'] } },
  }
}

function schemaOf(field: ConfigField): JsonObject {
  const description = `${field.isForTemplates === true ? 'Templates: ' : ''}${field.summary}.`
  switch (field.holds) {
    case 'text':
      return { description, type: 'string', minLength: 1 }
    case 'texts':
      return { description, type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1 }
    case 'version':
      return { description, const: 1 }
    case 'switch':
      return { description, type: 'boolean' }
    case 'word':
      return { description, enum: field.words }
    case 'labels':
      return { description, type: 'object', propertyNames: { pattern: '^[^=,]+$' }, additionalProperties: { type: 'string', pattern: '^[^,]*$' } }
  }
}
