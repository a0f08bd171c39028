import { isObject, type Json } from '@stepwright/asl'
import type { ShapeRule } from './shape-rule.js'

/** What is wrong with a request, in the service's words; `undefined` if nothing is. */
export function checkRequest(rule: ShapeRule, value: Json, at = ''): string | undefined {
  return check(rule, value, at)
}

function check(rule: ShapeRule, value: Json, at: string): string | undefined {
  if (!hasType(rule, value)) return `value at '${at}' must be of type ${rule.type}`
  if (typeof value === 'string') return checkText(rule, value, at)
  if (typeof value === 'number') {
    if (rule.min !== undefined && value < rule.min) return failing(at, String(value), `Member must have value greater than or equal to ${rule.min}`)
    if (rule.max !== undefined && value > rule.max) return failing(at, String(value), `Member must have value less than or equal to ${rule.max}`)
  }
  if (Array.isArray(value)) {
    if (rule.max !== undefined && value.length > rule.max) return failing(at, JSON.stringify(value), `Member must have length less than or equal to ${rule.max}`)
    if (rule.min !== undefined && value.length < rule.min) return failing(at, JSON.stringify(value), `Member must have length greater than or equal to ${rule.min}`)
    const { item } = rule
    return item === undefined ? undefined : first(value.map((one, index) => check(item, one, `${at}.${index + 1}.member`)))
  }
  return isObject(value) ? checkMembers(rule, value, at) : undefined
}

function checkMembers({ members = {}, required = [] }: ShapeRule, value: { readonly [member: string]: Json }, at: string): string | undefined {
  const inside = (member: string): string => (at === '' ? member : `${at}.${member}`)
  const missing = required.find((member) => value[member] === undefined || value[member] === null)
  if (missing !== undefined) return failing(inside(missing), 'null', 'Member must not be null')
  return first(
    Object.entries(members).map(([member, rule]) => {
      const one = value[member]
      return one === undefined || one === null ? undefined : check(rule, one, inside(member))
    }),
  )
}

function checkText(rule: ShapeRule, value: string, at: string): string | undefined {
  const shown = value.length > 200 ? `${value.slice(0, 200)}…` : value
  if (rule.enum !== undefined && !rule.enum.includes(value)) return failing(at, shown, `Member must satisfy enum value set: [${rule.enum.join(', ')}]`)
  if (rule.min !== undefined && value.length < rule.min) return failing(at, shown, `Member must have length greater than or equal to ${rule.min}`)
  if (rule.max !== undefined && value.length > rule.max) return failing(at, shown, `Member must have length less than or equal to ${rule.max}`)
  if (rule.pattern !== undefined && !new RegExp(`^(?:${rule.pattern})$`, 'su').test(value)) {
    return failing(at, shown, `Member must satisfy regular expression pattern: ${rule.pattern}`)
  }
  return undefined
}

const failing = (at: string, value: string, constraint: string): string =>
  `1 validation error detected: Value '${value}' at '${at}' failed to satisfy constraint: ${constraint}`

const first = (found: readonly (string | undefined)[]): string | undefined => found.find((one) => one !== undefined)

function hasType({ type }: ShapeRule, value: Json): boolean {
  if (type === 'structure') return isObject(value)
  if (type === 'list') return Array.isArray(value)
  if (type === 'boolean') return typeof value === 'boolean'
  return typeof value === (['integer', 'long', 'float', 'double', 'timestamp'].includes(type) ? 'number' : 'string')
}
