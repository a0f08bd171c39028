import { child, diagnostic, isObject, nearName, type Diagnostic, type Outcome, type Pointer } from '@stepwright/asl'
import type { Config } from './config.js'
import { fields, type ConfigField } from './fields.js'

/** Checks what a module of the user's exports as its configuration: JavaScript has no types to hold it. */
export function checkConfig(value: unknown, file: string): Outcome<Config> {
  const found: Diagnostic[] = []
  const report: Report = (pointer, message, help) =>
    void found.push(diagnostic({ code: 'build/malformed-config', message, help, location: { source: file, pointer, anchor: 'value' } }))
  if (isObject(value)) checkMembers(value, report)
  else report('', 'the configuration has no default export', 'write "export default defineConfig({ … })"')
  return { value: found.length > 0 ? undefined : (value as Config), diagnostics: found }
}

type Report = (pointer: Pointer, message: string, help: string) => void

function checkMembers(config: object, report: Report): void {
  const known: { readonly [name: string]: ConfigField } = fields
  for (const [name, value] of Object.entries(config)) {
    const [pointer, field] = [child('', name), Object.hasOwn(known, name) ? known[name] : undefined]
    if (field === undefined) {
      const near = nearName(name, Object.keys(known))
      report(pointer, `there is no option "${name}"`, near === undefined ? `use one of ${Object.keys(known).join(', ')}` : `use "${near}"`)
    } else if ('workspaces' in config && name !== 'workspaces' && name !== 'outputVersion') {
      report(pointer, `"${name}" stands beside "workspaces"`, 'say it in the configuration of each workspace')
    } else if (value !== undefined && !holds(field, value)) report(pointer, `"${name}" is ${JSON.stringify(value) ?? typeof value}, which it cannot be`, wanted(field))
  }
}

function holds(field: ConfigField, value: unknown): boolean {
  switch (field.holds) {
    case 'text':
      return isText(value)
    case 'texts':
      return Array.isArray(value) && value.length > 0 && value.every(isText)
    case 'version':
      return value === 1
    case 'switch':
      return typeof value === 'boolean'
    case 'word':
      return typeof value === 'string' && field.words.includes(value)
    case 'labels':
      return isObject(value) && Object.entries(value).every(([key, label]) => /^[^=,]+$/.test(key) && typeof label === 'string' && !label.includes(','))
  }
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== ''

function wanted(field: ConfigField): string {
  if (field.holds === 'word') return `use one of ${field.words.map((word) => `"${word}"`).join(', ')}`
  return cures[field.holds]
}

const cures = {
  text: 'write a text',
  texts: 'write a list of texts',
  switch: 'write true or false',
  version: 'write 1, or install the version of stepwright that writes another',
  labels: 'write { team: \'release\' }, without commas',
} as const
