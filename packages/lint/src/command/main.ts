import { parseArgs } from 'node:util'
import { runLint } from './run-lint.js'
import { help } from './help.js'

const valued = ['reporter', 'type', 'max-warnings', 'baseline', 'output-file', 'config', 'stdin-name', 'changed-since'] as const
const plain = ['strict', 'fix', 'fix-unsafe', 'changed', 'help', 'version'] as const

/** Runs the command `stepwright-lint` with the arguments behind its name, and yields the exit code. Nothing is thrown. */
export async function main(argv: readonly string[], version: string): Promise<number> {
  const options = Object.fromEntries([...valued.map((name) => [name, { type: 'string' } as const] as const), ...plain.map((name) => [name, { type: 'boolean' } as const] as const)])
  let parsed
  try {
    parsed = parseArgs({ args: [...argv], options, allowPositionals: true })
  } catch (error) {
    process.stderr.write(`stepwright-lint: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}\n`)
    return 2
  }
  const flags = new Map(Object.entries(parsed.values).map(([name, value]) => [name, typeof value === 'string' ? value : '']))
  if (flags.has('help')) return say(help)
  if (flags.has('version')) return say(`${version}\n`)
  return runLint({
    names: parsed.positionals,
    flags,
    cwd: process.cwd(),
    out: process.stdout,
    error: process.stderr,
    command: 'stepwright-lint',
    version: () => version,
    forPeople: { name: 'text', load: async () => (await import('../reporters/text.js')).text },
  })
}

function say(words: string): number {
  process.stdout.write(words)
  return 0
}
