import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { loadModules } from './load-modules.js'

const cwd = fileURLToPath(new URL('../../fixtures', import.meta.url))
const load = (...files: string[]) => loadModules(files, { cwd })

describe('loading', () => {
  test('runs a module with what it imports: aliases, sources under other extensions, JSON and Node', async () => {
    const { value, diagnostics } = await load('loading/imports.workflow.ts')
    expect(diagnostics).toEqual([])
    const [module] = value ?? []
    expect(module?.file).toBe(join(cwd, 'loading/imports.workflow.ts'))
    expect(module?.exports).toMatchObject({ first: 'Red', total: 4, isOneModule: true, path: join('a', 'b'), late: 7 })
    expect(String(module?.exports['url'])).toContain(pathToFileURL(join(cwd, 'loading/imports.workflow.ts')).href)
  })

  test('runs everything anew each time', async () => {
    const [one, two] = [await load('loading/imports.workflow.ts'), await load('loading/imports.workflow.ts')]
    expect([one, two].map(({ value }) => value?.[0]?.exports['loads'])).toEqual([1, 1])
  })

  test('yields modules in the order of their paths, whatever the order of the files', async () => {
    const { value } = await load('loading/sum.ts', 'loading/imports.workflow.ts', 'loading/sum.ts')
    expect(value?.map(({ file }) => basename(file))).toEqual(['imports.workflow.ts', 'sum.ts'])
  })

  test('gives workflows their trees and places', async () => {
    const { value, diagnostics } = await load('builds.workflow.ts')
    expect(diagnostics).toEqual([])
    const builds = value?.[0]?.exports['builds'] as { '~compile'(): { value: unknown; diagnostics: readonly unknown[] } }
    expect(builds['~compile']().diagnostics).toEqual([])
    expect(JSON.stringify(builds['~compile']().value)).toContain('$states.input = \'service_A\'')
  })
})

/** What one file is reported for: code, line, and the piece of the line that is underlined. */
type Row = readonly [file: string, code: string, line: number, piece: string]

const breakages: readonly Row[] = [
  ['end-not-returned', 'build/typescript', 7, 'paid'],
  ['member-of-batch', 'build/typescript', 4, 'byte'],
  ['misspelt-case', 'build/typescript', 4, 'input.service === \'service_X\''],
  ['misspelt-literal', 'build/typescript', 4, 'outputType'],
  ['misspelt-field', 'build/typescript', 4, 'latency'],
  ['missing-case', 'build/typescript', 4, '{'],
  ['missing-codebuild-argument', 'build/typescript', 4, 'TimeoutInMinutesOverride'],
  ['misspelt-option', 'build/typescript', 4, 'toleratedFailurePercentage'],
  ['operator-outside-arrow', 'build/operator-on-reference', 4, 'input.service === \'service_A\''],
  ['step-in-expression', 'build/step-in-expression', 4, 'codebuildSync'],
  ['step-without-block', 'build/typescript', 4, 'flow.wait(\'A while\', 5)'],
  ['syntax-error', 'build/typescript', 4, ')'],
  ['template-outside-arrow', 'build/operator-on-reference', 5, '`${build.Build.Id} is done`'],
  ['test-outside-arrow', 'build/typescript', 4, 'input.ids.length > 3'],
  ['untyped-answer', 'build/typescript', 4, 'job'],
  ['third-argument', 'build/typescript', 4, '() => flow.lambda(\'Ask\', { FunctionName: \'status\' })'],
  ['unknown-call', 'build/unknown-call', 4, 'normalize'],
  ['unknown-export', 'build/typescript', 1, 'retryPolicy'],
  ['unknown-member', 'build/typescript', 4, 'errors'],
  ['verb-imported', 'build/typescript', 1, 'wait'],
  ['wrong-codebuild-argument', 'build/typescript', 5, 'ProjectNme'],
  ['wrong-comparison', 'build/typescript', 4, 'input.latencyMs > \'80\''],
  ['token-member-at-depth', 'build/typescript', 4, 'Environmnt'],
  ['token-of-no-task', 'build/typescript', 4, 'dynamodb.putItem'],
  ['sync-of-no-task', 'build/typescript', 4, 'sync'],
  ['number-for-text', 'build/typescript', 4, 'TopicArn'],
  ['literal-number-for-text', 'build/typescript', 4, 'N'],
  ['member-of-list', 'build/typescript', 4, 'id'],
  ['choice-after-otherwise', 'build/typescript', 4, 'flow.choice(\'Many?\').otherwise(() => null)'],
  ['fragment-without-flow', 'build/typescript', 2, 'flow'],
  ['step-without-workflow', 'build/typescript', 2, 'flow'],
  ['block-before-options', 'build/typescript', 4, '(name) => ({ name })'],
  ['async-expression', 'build/unsupported-expression', 4, 'async () => input.n'],
  ['step-as-value', 'build/step-in-expression', 4, 'lambda'],
  ['function-as-value', 'build/unsupported-expression', 4, 'function () { return input.n }'],
  ['reference-in-name', 'build/operator-on-reference', 4, '`Wait for ${input.id}`'],
  ['misspelt-compute-type', 'build/typescript', 4, 'ComputeTypeOverride'],
  ['statement-in-expression', 'build/unsupported-expression', 3, 'console.log(1)'],
  ['step-in-let', 'build/step-in-expression', 3, 'lambda'],
  ['environment-in-arrow', 'build/unsupported-expression', 3, 'process.env.STAGE'],
  ['loop-in-helper', 'build/unsupported-expression', 3, 'let all = 0'],
  ['loop-over-keys', 'build/operator-on-reference', 3, 'Object.keys(input)'],
  ['drawn-twice', 'build/unsupported-expression', 4, 'id'],
  ['length-of-optional', 'build/typescript', 3, 'input.note'],
  ['misspelt-action', 'build/typescript', 4, 'startQuery'],
  ['misspelt-kind', 'build/typescript', 2, '\'lambda\''],
  ['number-as-test', 'build/typescript', 3, 'input.n'],
  ['number-in-item', 'build/typescript', 4, 'N'],
  ['whole-for-name', 'build/typescript', 4, 'FunctionName'],
  ['whole-for-part', 'build/typescript', 4, 'input'],
  ['drawn-for-each', 'build/unsupported-expression', 3, 'id'],
]

describe('a broken file', async () => {
  const fileOf = (name: string): string => join(cwd, 'breakages', `${name}.workflow.ts`)
  // All at once, with one that would throw if it ran.
  const { value, diagnostics } = await load('loading/throws.workflow.ts', ...breakages.map(([name]) => fileOf(name)).toReversed())
  const about = (name: string) => diagnostics.filter(({ location }) => location.source === fileOf(name))

  test.each(breakages)('%s has one diagnostic, at the right place, without a stack trace', (name, code, line, piece) => {
    const [one, ...others] = about(name)
    expect(others).toEqual([])
    expect([one?.code, one?.location.callSite?.file, one?.location.callSite?.line]).toEqual([code, fileOf(name), line])
    expect(underlined(one?.location.callSite)).toBe(piece)
    expect(JSON.stringify(one)).not.toMatch(/\bat .*:\d+:\d+/)
    expect(one?.message).not.toMatch(/\.$|^[A-Z][a-z]/)
  })

  test.each([
    ['environment-in-arrow', 'use param(\'STAGE\'), which a deployment fills in, or read it into a const outside the arrow, as what it is at the build'],
    ['statement-in-expression', 'write consts, conditions that return, and a return'],
    ['loop-over-keys', 'use flow.map(\'…\', () => Object.keys(input), (item) => …): a loop runs while the workflow is built'],
    ['drawn-twice', 'compute it in a step before: const value = flow.let(\'…\', () => uuid(…))'],
    ['length-of-optional', 'write input.note?.length, or say what stands for it: (input.note ?? …).length'],
    ['misspelt-action', 'use "startQueryExecution"'],
    ['misspelt-kind', 'use "lambda-function"'],
    ['number-as-test', 'write an arrow that is true or false, as in () => input.count > 0'],
    ['number-in-item', 'write it as a text: \'5\''],
    ['whole-for-name', 'write app.name'],
    ['whole-for-part', 'write source.file(…)'],
    ['token-member-at-depth', 'use "Environment"'],
    ['token-of-no-task', 'call the action through the SDK: flow.sdk<…>(\'…\').action.waitForTaskToken(name, (token) => …)'],
    ['sync-of-no-task', 'write sns.publish: the service cannot be waited for in this way, but with .waitForTaskToken'],
    ['number-for-text', 'make a text of it: () => String(input.n)'],
    ['literal-number-for-text', 'write it as a text: \'3\''],
    ['member-of-list', 'it is a list, and its items have "id": write row[0], or flow.map(\'…\', row, (item) => …)'],
    ['choice-after-otherwise', 'write .when(…) before .otherwise(…), which closes the choice'],
    ['fragment-without-flow', 'give the function a parameter of its own: flow: Flow'],
    ['step-without-workflow', 'write it inside the function of a workflow, which is given the flow: workflow(\'…\', (flow) => …)'],
    ['block-before-options', 'write the options before the block, which comes last'],
    ['async-expression', 'remove async and await: what steps yield is there when the expression is computed'],
    ['function-as-value', 'write one expression: () => …'],
    ['reference-in-name', 'write a constant name: states get their names while the workflow is built'],
    ['misspelt-compute-type', 'use "BUILD_GENERAL1_SMALL"'],
    ['end-not-returned', 'write "return flow.fail(…)" in line 5, so that its handler yields nothing at all instead of null'],
    ['member-of-batch', 'use "bytes"'],
    ['step-without-block', 'write () => before it, so that its steps are recorded inside'],
    ['test-outside-arrow', 'write an arrow, which is computed while the machine runs: () => …'],
    ['untyped-answer', 'say what it is where it comes from, as in flow.lambda<{ done: boolean }>(…)'],
    ['misspelt-option', 'use "toleratedFailures"'],
    ['third-argument', 'write flow.pollUntil(name, options)'],
    ['unknown-export', 'use "retry"'],
    ['unknown-member', 'known are "on", "interval", "backoff", "maxDelay" and "jitter"'],
    ['verb-imported', 'it is a member of the flow: write flow.wait'],
    ['misspelt-case', 'use "service_A"'],
    ['misspelt-literal', 'use "JSON" or "JSONL"'],
    ['misspelt-field', 'use "latencyMs"'],
    ['missing-case', 'add "service_C"'],
    ['wrong-codebuild-argument', 'use "ProjectName"'],
    ['operator-outside-arrow', 'use flow.choice(\'…\').when(() => input.service === \'service_A\', () => …)'],
    ['template-outside-arrow', 'write it as an arrow: () => `${build.Build.Id} is done`'],
  ])('%s comes with its cure', (name, help) => {
    expect(about(name)[0]?.help).toBe(help)
  })

  test.each([
    ['number-in-item', 'type "number" is not assignable to type "string"'],
    ['whole-for-part', 'type "Source" is not assignable to type "{ readonly \'~file\': string; }"'],
  ])('%s names the types that are meant', (name, message) => expect(about(name)[0]?.message).toBe(message))

  test('keeps all others from running, and all are reported in the order of their paths', () => {
    expect(value).toBeUndefined()
    expect(diagnostics.map(({ location }) => location.source)).toEqual(breakages.map(([name]) => fileOf(name)).toSorted())
  })

  test.each([
    ['loading/missing.workflow.ts', 'does not exist'],
    ['loading/empty.workflow.ts', 'is empty'],
    ['loading', 'is a folder'],
  ])('%s is unreadable', async (file, reason) => {
    const { value, diagnostics } = await load(file)
    expect(value).toBeUndefined()
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([['build/unreadable-file', `"${join(cwd, file)}" ${reason}`]])
  })
})

describe('a module that throws', () => {
  test('is named with its message and the place, mapped back to the TypeScript', async () => {
    const { value, diagnostics } = await load('loading/throws.workflow.ts')
    expect(value).toBeUndefined()
    expect(diagnostics).toMatchObject([{ code: 'build/module-failed', location: { callSite: { file: join(cwd, 'loading/explode.ts'), line: 4, column: 51 } } }])
    expect(diagnostics[0]?.message).toMatch(/failed while it was loaded: cannot load x$/)
  })

  test('says what to move, where a const is read before it is there', async () => {
    const { diagnostics } = await load('loading/early.workflow.ts')
    expect(diagnostics).toMatchObject([{ code: 'build/module-failed', help: expect.stringMatching(/^declare "texts" above/) as string, location: { callSite: { line: 3 } } }])
  })

  test('takes an arrow with statements that has a name, and says where a function is none', async () => {
    const { value, diagnostics } = await load('loading/statements.workflow.ts')
    expect(value).toBeUndefined()
    expect(diagnostics).toMatchObject([{ code: 'build/expression-not-compiled', location: { callSite: { line: 11 } } }])
  })

  test('takes an interface for the columns of a file', async () => {
    const { diagnostics } = await load('loading/interface-for-columns.workflow.ts')
    expect(diagnostics).toEqual([])
  })

  test('names the statement in the function that an expression calls, whichever file it is in', async () => {
    const { diagnostics } = await load('loading/loop-elsewhere.workflow.ts')
    expect(diagnostics).toMatchObject([{ code: 'build/unsupported-expression', location: { callSite: { file: join(cwd, 'shared/sums.ts'), line: 2, column: 3 } } }])
  })

  test.each([
    ['try-without-catch', 'flow/open-try', 3, /^close it with \.catch/],
    ['try-in-payload', 'flow/open-try', 3, /^close it with \.catch/],
    ['open-choice', 'flow/open-choice', 3, /^close it with \.otherwise/],
    ['date-in-payload', 'build/unsupported-value', 3, /\(\) => now\(\)/],
  ])('says where %s was written, however deep inside', async (name, code, line, help) => {
    const { diagnostics } = await load(`loading/${name}.workflow.ts`)
    expect(diagnostics).toMatchObject([{ code, help: expect.stringMatching(help) as string, location: { callSite: { file: join(cwd, `loading/${name}.workflow.ts`), line } } }])
  })

  test('says what to install, where a package is not there', async () => {
    const { diagnostics } = await load('loading/no-client.workflow.ts')
    expect(diagnostics.map(({ help }) => help)).toEqual(['install it: npm install --save-dev @aws-sdk/client-nowhere', 'look whether the path is right, as seen from this file'])
  })

  test('says what was misused where, when a workflow was recorded wrongly', async () => {
    const { diagnostics } = await load('loading/misuse.workflow.ts')
    expect(diagnostics).toMatchObject([{ code: 'build/operator-on-reference', location: { source: join(cwd, 'loading/misuse.workflow.ts'), callSite: { line: 6 } } }])
  })
})

function underlined(site: { readonly file: string; readonly line: number; readonly column: number; readonly length?: number } | undefined): string | undefined {
  if (site === undefined) return undefined
  const line = readFileSync(site.file, 'utf8').split('\n')[site.line - 1] ?? ''
  return line.slice(site.column - 1, site.column - 1 + (site.length ?? 0))
}
