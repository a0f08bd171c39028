import { expect, it } from 'vitest'
import { fields } from '../config/fields.js'
import { commands } from './commands.js'
import { commonFlags } from './common-flags.js'

/** Where a configuration says `cache: false`, a call says `--no-cache`. */
const flagOf = (name: string): string => (name === 'cache' ? 'no-cache' : name).replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
/** What belongs to one call, and not to a project. */
const ofTheCall: ReadonlySet<string> = new Set(['config', 'check', 'watch', 'reporter', 'notes', ...commonFlags.map(({ name }) => name)])
/** What no flag says. */
const ofTheConfiguration: ReadonlySet<string> = new Set(['files', 'workspaces', 'outputVersion'])

it('a configuration has the flags of build, with their words, and no others', () => {
  const flags = commands.find(({ name }) => name === 'build')?.flags ?? []
  const said = flags.filter(({ name }) => !ofTheCall.has(name)).map(({ name, value }) => [name, value?.includes('|') === true ? value : ''])
  const configured = Object.entries(fields).filter(([name]) => !ofTheConfiguration.has(name)).map(([name, field]) => [flagOf(name), field.holds === 'word' ? field.words.join('|') : ''])
  expect(configured.sort()).toEqual(said.sort())
})
