import { expect, it } from 'vitest'
import type { Command, Flag } from './command.js'
import { commands } from './commands.js'
import { commonFlags } from './common-flags.js'

const common = new Set(commonFlags.map(({ name }) => name))
const cell = (text: string): string => text.replaceAll('|', '\\|')
const row = ({ name, value, summary }: Flag): string => `| \`--${name}${value === undefined ? '' : ` ${cell(value)}`}\` | ${cell(summary)} |`

function section({ name, usage, summary, flags, notes = [] }: Command): readonly string[] {
  const own = flags.filter((flag) => !common.has(flag.name))
  const table = own.length === 0 ? [] : ['', '| flag | |', '|---|---|', ...own.map(row)]
  return [`## ${name}`, '', '```text', `stepwright ${name} ${usage}`, '```', '', `${summary[0]?.toUpperCase()}${summary.slice(1)}.`, ...notes.flatMap((note) => ['', note.replaceAll('*', '\\*')]), ...table, '']
}

// "vitest run packages/cli/src/commands -u" writes it
it('the page of the command line says what the commands say', () => {
  const page = [
    '# The command line',
    '',
    'Written from the commands themselves. `stepwright COMMAND --help` says the same.',
    '',
    `Every command takes ${commonFlags.map((flag) => `\`--${flag.name}\` (${flag.summary})`).join(' and ')}.`,
    '',
    ...commands.flatMap(section),
  ]
  return expect(`${page.join('\n').trimEnd()}\n`).toMatchFileSnapshot('../../../../docs/command-line.md')
})
