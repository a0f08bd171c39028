import { execFileSync, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { patience, scratchProject } from './fixtures/scratch-project.js'

const twice = (factor: string): string => `import { workflow } from 'stepwright'

/** Multiplies. */
export const twice = workflow('twice', { comment: \`two
lines\` }, (flow, input: { n: number; text: string }) => {
  const product = flow.let('Multiply', () => input.n * ${factor})
  flow.choice('Large?')
    .when(() => product > 10 && input.text === \`a
b\`, () => flow.fail('Too large', { error: 'Large', cause: () => \`\${input.text}
is too large\` }))
    .otherwise(() => flow.pass('Fine'))
})
`
const crlf = (text: string): string => text.replaceAll('\n', '\r\n')

const { folder, stepwright, write, read, list } = scratchProject({
  'lf/package.json': '{ "type": "module" }\n',
  'lf/src/twice.workflow.ts': twice('2'),
  'lf/src/limits.json': '{\n  "most": 10\n}\n',
  'lf/stepwright.config.ts': "import { defineConfig } from 'stepwright'\n\nexport default defineConfig({\n  out: 'build',\n})\n",
  'waits.workflow.ts': "import { workflow } from 'stepwright'\nexport const made = workflow('made', (flow) => { flow.pass('A') })\nconsole.error('it is loaded')\nawait new Promise((resolve) => setTimeout(resolve, 60_000))\n",
  'old-node.cjs': "Object.defineProperty(process.versions, 'node', { value: '18.20.4' })\n",
})

/** Does something once a process has said something. */
const when = (said: RegExp, act: (child: ChildProcess) => void) => {
  let [text, isDone] = ['', false]
  return (child: ChildProcess): void => {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (piece: Buffer) => {
        text += piece.toString()
        if (isDone || !said.test(text)) return
        isDone = true
        act(child)
      })
  }
}

describe('line ends of Windows', patience, () => {
  it.each(['asl', 'cloudformation', 'sam', 'terraform'])('make the same bytes for %s', async (target) => {
    for (const name of ['src/twice.workflow.ts', 'src/limits.json', 'stepwright.config.ts', 'package.json']) write({ [`crlf/${name}`]: crlf(read(`lf/${name}`)) })
    const built = await Promise.all(['lf', 'crlf'].map(async (cwd) => {
      const ended = await stepwright(['build', '--target', target, '--out', `out-${target}`], { cwd })
      expect([ended.code, ended.error]).toEqual([0, ''])
      return Object.fromEntries(list(`${cwd}/out-${target}`).map((name) => [name, read(`${cwd}/out-${target}/${name}`)]))
    }))
    expect(built[1]).toEqual(built[0])
    expect(Object.values(built[0] ?? {}).join('')).not.toMatch(/\r|\\r/)
  })

  it('are found by --check, and their cure is said', async () => {
    await stepwright(['build'], { cwd: 'lf' })
    write({ 'lf/build/twice.asl.json': crlf(read('lf/build/twice.asl.json')) })
    const { code, out } = await stepwright(['build', '--check'], { cwd: 'lf' })
    expect(code).toBe(1)
    expect(out).toContain('! twice.asl.json differs in line ends alone: add "build/** text eol=lf" to .gitattributes')
  })
})

describe('build --watch', patience, () => {
  it('builds again when a source changes, and ends when it is interrupted', async () => {
    write({ 'watched/package.json': '{ "type": "module" }', 'watched/twice.workflow.ts': twice('2') })
    const change = when(/watching this folder/, () => write({ 'watched/twice.workflow.ts': twice('300') }))
    const end = when(/has changed[^]*wrote 1 file/, (child) => child.kill('SIGINT'))
    const { code, error } = await stepwright(['build', '--watch', '--out', 'out'], {
      cwd: 'watched',
      meanwhile: (child) => {
        change(child)
        end(child)
      },
    })
    expect(code).toBe(0)
    expect(error).toContain('twice.workflow.ts has changed')
    expect(read('watched/out/twice.asl.json')).toContain('* 300')
  })

  it('goes on after an error, and sees folders that are new', async () => {
    write({ 'broken/package.json': '{ "type": "module" }', 'broken/twice.workflow.ts': twice('oops') })
    const mend = when(/watching this folder/, () => write({ 'broken/twice.workflow.ts': twice('2'), 'broken/more/thrice.workflow.ts': twice('3').replaceAll("'twice'", "'thrice'") }))
    const end = when(/wrote [^]*thrice|thrice[^]*wrote/, (child) => child.kill('SIGINT'))
    const { code, error } = await stepwright(['build', '--watch', '--out', 'out'], {
      cwd: 'broken',
      meanwhile: (child) => {
        mend(child)
        end(child)
      },
    })
    expect(code).toBe(0)
    expect(error).toContain('error[build/typescript]')
    expect(list('broken/out')).toContain('thrice.asl.json')
  })

  it('is not for programs', async () => {
    const { code, error } = await stepwright(['build', '--watch', '--check', '--out', 'x'])
    expect(error).toContain('--watch is for people')
    expect(code).toBe(2)
  })
})

describe('completion', patience, () => {
  it('completes commands, flags and words in bash', async () => {
    const { code, out } = await stepwright(['completion', 'bash'])
    expect(code).toBe(0)
    const completed = (...words: readonly string[]): string[] => {
      const script = `${out}\nCOMP_WORDS=(stepwright "$@")\nCOMP_CWORD=${words.length}\n_stepwright\nprintf '%s\\n' "\${COMPREPLY[@]}"`
      return execFileSync('bash', ['-c', script, 'bash', ...words], { encoding: 'utf8' }).trim().split('\n')
    }
    expect(completed('gr')).toEqual(['graph'])
    expect(completed('build', '--tar')).toEqual(['--target'])
    expect(completed('build', '--target', 's')).toEqual(['sam'])
    expect(completed('build', '--out', 'x')).toEqual([''])
    expect(completed('diff', 'order')).toEqual([''])
  })

  it.each(['zsh', 'fish'])('knows all commands in %s', async (shell) => {
    const [{ out }, { out: help }] = await Promise.all([stepwright(['completion', shell]), stepwright(['--help'])])
    const commands = Array.from(help.matchAll(/^ {2}([a-z][a-z-]*) .*/gm), ([, name = '']) => name)
    expect(commands.length).toBeGreaterThan(10)
    for (const name of commands) expect(out).toMatch(new RegExp(`(-a |')${name}\\b`))
    // every text is closed: an apostrophe in a summary would open one
    expect(out.replaceAll("'\\''", '').replaceAll("\\'", '').split("'").length % 2).toBe(1)
  })

  it.each([
    [['completion'], /name bash, zsh or fish/],
    [['completion', 'powershell'], /no completion for "powershell"/],
    [['completion', 'constructor'], /no completion for "constructor"/],
  ])('%j could not run', async (args, sentence) => {
    const { code, error } = await stepwright(args)
    expect(error).toMatch(sentence)
    expect(code).toBe(2)
  })
})

describe('failures', patience, () => {
  it('an interrupted build leaves nothing', async () => {
    const { code, out } = await stepwright(['build', 'waits.workflow.ts', '--out', 'half'], { meanwhile: when(/it is loaded/, (child) => child.kill('SIGINT')) })
    expect([code, out]).toEqual([null, ''])
    expect(existsSync(join(folder, 'half'))).toBe(false)
  })

  it('an old Node is told so, and nothing else', async () => {
    const { code, error } = await stepwright(['build'], { env: { NODE_OPTIONS: `--require ${join(folder, 'old-node.cjs')}` } })
    expect([code, error]).toEqual([2, 'stepwright needs Node 20.19 or newer, and this is 18.20.4\n'])
  })

  it('a folder without workflows says how they are called, and where to begin', async () => {
    mkdirSync(join(folder, 'nothing'))
    const { code, error } = await stepwright(['build', '--out', 'x'], { cwd: 'nothing' })
    expect(code).toBe(2)
    expect(error).toContain('call them like "release.workflow.ts"')
  })

  it('a folder that nobody can write to is named', async () => {
    // on Linux, not even root makes a folder there
    const { code, error } = await stepwright(['build', 'lf/src', '--out', '/proc/stepwright'])
    expect(code).toBe(2)
    expect(error).toContain('error[build/unwritable-output]')
  })
})
