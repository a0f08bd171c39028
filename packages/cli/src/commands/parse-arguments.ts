import { parseArgs } from 'node:util'
import type { Arguments, Flag } from './command.js'

/** What is wrong with a command line: the name that is not known, and those that are; or a sentence. */
export type Misuse = { readonly unknownFlag: string; readonly known: readonly string[] } | { readonly sentence: string }

/** Reads what stands behind a command's name. Values stay texts: the account `012345678901` begins with a zero. */
export function parseArguments(args: readonly string[], flags: readonly Flag[]): Arguments | Misuse {
  const options = Object.fromEntries(flags.map(({ name, value }) => [name, { type: value === undefined ? 'boolean' : 'string' } as const]))
  // not strict, so that the sentences about wrong flags are ours
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true, allowPositionals: true })
  const names: string[] = []
  const given = new Map<string, string>()
  for (const token of tokens) {
    if (token.kind === 'positional') names.push(token.value)
    if (token.kind !== 'option') continue
    const flag = flags.find(({ name }) => name === token.name)
    if (flag === undefined) return { unknownFlag: token.rawName, known: flags.map(({ name }) => `--${name}`) }
    const sentence = misuse(flag, token.value)
    if (sentence !== undefined) return { sentence }
    given.set(flag.name, token.value ?? '')
  }
  return { names, flags: given }
}

function misuse({ name, value }: Flag, given: string | undefined): string | undefined {
  if (value === undefined) return given === undefined ? undefined : `--${name} takes no value`
  // `--out --check`: the next flag is no value
  const isMissing = given === undefined || given === '' || given.startsWith('--')
  return isMissing ? `--${name} needs a value: write --${name} ${value}` : undefined
}
