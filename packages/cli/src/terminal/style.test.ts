import { expect, it } from 'vitest'
import { chooseStyle } from './style.js'

it.each([
  ['a terminal has colour', { isTerminal: true, env: {}, noColor: false }, true],
  ['a pipe has none', { isTerminal: false, env: {}, noColor: false }, false],
  ['NO_COLOR takes it away', { isTerminal: true, env: { NO_COLOR: '1' }, noColor: false }, false],
  ['an empty NO_COLOR does not count', { isTerminal: true, env: { NO_COLOR: '' }, noColor: false }, true],
  ['--no-color takes it away', { isTerminal: true, env: { FORCE_COLOR: '1' }, noColor: true }, false],
  ['FORCE_COLOR gives it to a pipe', { isTerminal: false, env: { FORCE_COLOR: '1' }, noColor: false }, true],
  ['NO_COLOR is stronger than FORCE_COLOR', { isTerminal: true, env: { NO_COLOR: '1', FORCE_COLOR: '1' }, noColor: false }, false],
  ['a dumb terminal has none', { isTerminal: true, env: { TERM: 'dumb' }, noColor: false }, false],
])('%s', (_name, facts, hasColour) => expect(chooseStyle(facts).red('x') !== 'x').toBe(hasColour))
