import type { Json } from '@stepwright/asl'
import type { Style } from '../terminal/style.js'
import type { Change, MachineDiff } from './change.js'

/** A difference as people read it: states first, then what is inside them, permissions, and what comes of it. */
export function renderDiff({ name, changes, consequences }: MachineDiff, style: Style): string {
  if (changes.length === 0) return `${style.bold(name)} does the same\n`
  const machine = changes.filter(({ area, state }) => state === undefined && area !== 'permission' && area !== 'input')
  const states = new Set(changes.flatMap(({ state }) => (state === undefined ? [] : [state])))
  const lines = [
    style.bold(name),
    ...machine.map((change) => `  ${mark(change, style)} ${detail(change, style)}`),
    ...[...states].flatMap((state) => stateLines(state, changes.filter((change) => change.state === state), style)),
    ...section('input', changes.filter(({ area }) => area === 'input').map((change) => `${mark(change, style)} ${detail(change, style)}`)),
    ...section('permissions', changes.filter(({ area }) => area === 'permission').map((change) => `${mark(change, style)} ${String(change.after ?? change.before)}`)),
    ...section('running executions', consequences.filter(({ affects }) => affects === 'running executions').map(({ sentence }) => `${style.red('!')} ${sentence}`)),
    ...section('callers', consequences.filter(({ affects }) => affects === 'callers').map(({ sentence }) => `${style.red('!')} ${sentence}`)),
  ]
  return `${lines.join('\n')}\n`
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`  ${title}`, ...lines.map((line) => `    ${line}`)]
}

function stateLines(name: string, changes: readonly Change[], style: Style): readonly string[] {
  const whole = changes.find(({ area, kind, path }) => area === 'state' && path === undefined && (kind === 'added' || kind === 'removed'))
  if (whole !== undefined) return [`  ${mark(whole, style)} "${name}", ${kindOf(whole.after ?? whole.before)}`]
  const [facts, fields] = [changes.filter(({ area }) => area === 'state'), changes.filter(({ area }) => area !== 'state')]
  const told = facts.map(({ kind, before, after }) => (kind === 'renamed' ? `was "${String(before)}"` : `moved from ${placeOf(before)} to ${placeOf(after)}`))
  const title = [`"${name}"`, ...told]
  return [`  ${style.yellow('~')} ${title.join(', ')}`, ...fields.map((change) => `    ${mark(change, style)} ${detail(change, style)}`)]
}

const placeOf = (owner: Json | undefined): string => (typeof owner === 'string' ? `inside "${owner}"` : 'the outermost level')

function kindOf(document: Json | undefined): string {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return 'a state'
  const { Type, Resource } = document as { readonly [name: string]: Json }
  return [Type, Resource].filter((part) => typeof part === 'string').join(' ')
}

function mark({ kind }: Change, { green, red, yellow }: Style): string {
  return kind === 'added' ? green('+') : kind === 'removed' ? red('-') : yellow('~')
}

function detail({ path = '', before, after, kind }: Change, { dim }: Style): string {
  if (kind === 'added') return `${path} ${dim('is')} ${shown(after)}`
  if (kind === 'removed') return `${path} ${dim('was')} ${shown(before)}`
  return `${path} ${shown(before)} ${dim('is now')} ${shown(after)}`
}

function shown(value: Json | undefined): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`
}

const longest = 160
