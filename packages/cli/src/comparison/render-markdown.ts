import type { Json } from '@stepwright/asl'
import type { Change, MachineDiff } from './change.js'

/** A difference for a comment on a pull request: what it breaks first, then a table, then the drawing, if there is one. */
export function renderMarkdown({ name, changes, consequences }: MachineDiff, drawing?: string): string {
  const rows = changes.map((change) => {
    const where = change.state === undefined ? (areas[change.area] ?? '') : code(change.state)
    return `| ${[marks[change.kind], where, what(change), code(change.before), code(change.after)].join(' | ')} |`
  })
  return [
    `### ${escaped(name)}`,
    '',
    ...consequences.map(({ affects, sentence, url }) => `- ⚠️ **${affects}**: ${escaped(sentence)} ([why](${url}))`),
    ...(consequences.length === 0 ? [] : ['']),
    ...(rows.length === 0 ? ['does the same'] : ['| | where | what | before | after |', '|---|---|---|---|---|', ...rows]),
    '',
    ...(drawing === undefined ? [] : ['<details><summary>drawing</summary>', '', ...fenced(drawing), '', '</details>', '']),
  ].join('\n')
}

const marks: { readonly [Kind in Change['kind']]: string } = { added: '➕', removed: '➖', renamed: '✏️', moved: '↪️', changed: '✏️' }
const areas: { readonly [Area in Change['area']]?: string } = { permission: 'permissions', input: 'input', machine: 'machine', flow: 'machine', comment: 'machine' }

function what({ area, kind, path }: Change): string {
  if (area === 'permission') return kind === 'added' ? 'allowed' : 'no longer allowed'
  return path === undefined ? (area === 'state' && (kind === 'added' || kind === 'removed') ? `state ${kind}` : kind) : code(path)
}

/** In HTML, since a table's cell can hold no line break, and names may hold anything. */
function code(value: Json | undefined): string {
  if (value === undefined) return ''
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const short = text.length <= longest ? text : `${text.slice(0, longest - 1)}…`
  return `<code>${escaped(short)}</code>`
}

const longest = 200

function escaped(text: string): string {
  return text.replaceAll(/[&<>|`*_[\]#@~\\!]/g, (sign) => `&#${sign.codePointAt(0)};`).replaceAll(/\s+/g, ' ')
}

/** Between more backticks than the text has in a row. */
function fenced(text: string): readonly string[] {
  const longestRun = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length))
  const fence = '`'.repeat(longestRun + 1)
  return [`${fence}mermaid`, text.trimEnd(), fence]
}
