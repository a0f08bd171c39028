import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readDefinition } from '@stepwright/asl'
import { derivePolicy } from '@stepwright/iam'
import { describe, expect, it } from 'vitest'
import type { Explanation } from './explanations/explanation.js'
import { explanations } from './explanations/explanations.js'

const root = join(import.meta.dirname, '..')
/** Inside the package, so that examples find "stepwright" as their readers do. */
const scratch = join(root, '.cache/explanations')
rmSync(scratch, { recursive: true, force: true })

const shown = explanations.filter(({ wrong }) => wrong !== undefined)
const place = { partition: 'aws', region: 'us-east-1', account: '123456789012' }

describe('an example of a page', () => {
  it('stands beside one that is right', () => {
    expect(shown.filter(({ right }) => right === undefined).map(({ code }) => code)).toEqual([])
    expect(shown.length).toBeGreaterThan(40)
  })

  it.each(shown.filter(({ language }) => language === 'json').map((page) => [page.code, page] as const))('brings up %s, and does not when it is right', (code, { wrong, right }) => {
    expect(codesOfPolicy(wrong)).toContain(code)
    expect(codesOfPolicy(right)).toEqual([])
  })

  const written = shown.filter(({ language }) => language !== 'json')
  const right = buildOf('right', written, (page) => page.right)
  const wrong = buildOf('wrong', written, (page) => page.wrong)

  it.each(written.map(({ code }) => code))('brings up %s', (code) => {
    const own = wrong.get(code) ?? []
    expect(own).toContain(code)
  })

  it.each(written.map(({ code }) => code))('that is right has no %s, nor anything else', (code) => expect(right.get(code) ?? []).toEqual([]))
})

function codesOfPolicy(text = ''): string[] {
  const { value } = readDefinition(text, { file: 'm.asl.json' })
  if (value === undefined) throw new Error(`an example is no definition: ${text}`)
  return derivePolicy(value, place).diagnostics.map(({ code }) => code)
}

/**
 * The codes that a build says of each example. One build takes them all, since most of its time goes by before the first file; mistakes of
 * modules, and examples of targets, have builds of their own.
 */
function buildOf(kind: string, pages: readonly Explanation[], textOf: (page: Explanation) => string | undefined): ReadonlyMap<string, readonly string[]> {
  const folder = join(scratch, kind)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'tsconfig.json'), '{ "extends": "../../../../../tsconfig.base.json" }')
  const fileOf = ({ code }: Explanation): string => `${code.replace('/', '-')}.workflow.ts`
  pages.forEach((page, index) => writeFileSync(join(folder, fileOf(page)), wholeOf(textOf(page) ?? '').replace("workflow('example'", `workflow('example-${index}'`)))
  // what is wrong with a module keeps the others of its build from being loaded
  const together = pages.filter(({ code }) => !code.startsWith('emit/') && (kind === 'right' || !(code.startsWith('build/') || /^flow\/open-(?:choice|try)$/.test(code))))
  const found = new Map<string, readonly string[]>()
  const said = buildIn(folder, together.map(fileOf))
  for (const page of together) found.set(page.code, codesIn(said, fileOf(page)))
  for (const page of pages.filter((each) => !together.includes(each))) found.set(page.code, codesIn(buildIn(folder, [fileOf(page)], page.code.startsWith('emit/') ? ['--target', 'cloudformation'] : []), ''))
  return found
}

interface Said {
  readonly code: string
  readonly location: { readonly source: string; readonly callSite?: { readonly file: string } }
}

function buildIn(cwd: string, files: readonly string[], flags: readonly string[] = []): readonly Said[] {
  const { stdout, stderr } = spawnSync(process.execPath, [join(root, 'bin/stepwright.js'), 'build', ...files, '--out', 'out', '--reporter', 'json', ...flags], { cwd, encoding: 'utf8' })
  if (!stdout.startsWith('[')) throw new Error(stderr)
  return JSON.parse(stdout) as readonly Said[]
}

function codesIn(said: readonly Said[], file: string): string[] {
  return [...new Set(said.filter(({ location }) => (location.callSite?.file ?? location.source).endsWith(file)).map(({ code }) => code))]
}

/** The body of a workflow, in one. */
function wholeOf(text: string): string {
  if (text.startsWith('import ')) return text
  const body = text.split('\n').map((line) => `  ${line}`).join('\n')
  return `import { lambda, uuid, workflow } from 'stepwright'

interface Input { name: string; items: string[]; count: number; ready: boolean }

export const example = workflow('example', (flow, input: Input) => {
${body}
})
void [lambda, uuid]
`
}
