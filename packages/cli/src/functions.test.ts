import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { patience, scratchProject } from './fixtures/scratch-project.js'

const workflowFile = (options: string): string => `
import { lambdaFunction, workflow } from 'stepwright'
const greet = lambdaFunction('Greet', { ${options} })
export const hello = workflow('hello', (flow) => flow.lambda<string>('Greet', { FunctionName: greet }))
`
const project = scratchProject({
  'src/hello.workflow.ts': workflowFile(`handler: './greet.ts'`),
  'src/greet.ts': `import { SFN } from '@aws-sdk/client-sfn'\nimport { word } from './word.js'\nexport const handler = async (name: string): Promise<string> => \`\${word} \${name}, \${typeof SFN}\`\n`,
  'src/word.ts': `export const word: string = 'hello'\n`,
})
project.write({ 'node_modules/@aws-sdk/client-sfn/package.json': '{ "name": "@aws-sdk/client-sfn", "main": "index.js" }', 'node_modules/@aws-sdk/client-sfn/index.js': 'exports.SFN = class {}' })
const build = (...args: readonly string[]) => project.stepwright(['build', 'src', ...args])

describe('a build with functions', patience, () => {
  it('bundles a handler with what it imports, but for the SDK, into one module that runs', async () => {
    expect(await build('--out', 'asl')).toMatchObject({ code: 0, error: '' })
    const text = project.read('asl/Greet.function.mjs')
    expect(text).toContain('from "@aws-sdk/client-sfn"')
    const { handler } = (await import(pathToFileURL(join(project.folder, 'asl/Greet.function.mjs')).href)) as { readonly handler: (name: string) => Promise<string> }
    expect(await handler('you')).toBe('hello you, function')
    expect(JSON.parse(project.read('asl/hello.policy.json'))).toMatchObject({ Statement: [{ Action: ['lambda:InvokeFunction'], Resource: ['${GreetFunctionArn}'] }] })
  })

  it('gives CloudFormation a CommonJS module, since that is what its index.js is', async () => {
    expect(await build('--out', 'cfn', '--target', 'cloudformation')).toMatchObject({ code: 0 })
    const { Resources } = JSON.parse(project.read('cfn/template.json')) as { readonly Resources: Readonly<Record<string, { readonly Properties: { readonly Code: { readonly ZipFile: string } } }>> }
    expect(Resources['GreetFunction']?.Properties.Code.ZipFile).toContain('module.exports')
  })

  it('sees that a module changed which only a handler imports', async () => {
    await build('--out', 'kept')
    project.write({ 'src/word.ts': `export const word: string = 'goodbye'\n` })
    await build('--out', 'kept')
    expect(project.read('kept/Greet.function.mjs')).toContain('goodbye')
  })

  it('takes away what an earlier build wrote for a function that is gone', async () => {
    await build('--out', 'sam', '--target', 'sam')
    expect(project.list('sam/functions/Greet')).toEqual(['index.mjs'])
    project.write({ 'src/hello.workflow.ts': workflowFile(`handler: './greet.ts'`).replaceAll("'Greet', { h", "'Welcome', { h") })
    expect((await build('--out', 'sam', '--target', 'sam')).out).toContain('removed functions/Greet/index.mjs')
    expect(project.list('sam/functions/Welcome')).toEqual(['index.mjs'])
  })

  it.each<[string, string, Readonly<Record<string, string>>, string]>([
    ['a file that is not there', `handler: './gone.ts'`, {}, 'build/missing-handler'],
    ['an export that is not there', `handler: './greet.ts', export: 'other'`, {}, 'build/missing-handler'],
    ['code that does not parse', `handler: './broken.ts'`, { 'src/broken.ts': 'export const handler = (' }, 'build/unbundled-function'],
    ['a module that is not there', `handler: './lost.ts'`, { 'src/lost.ts': `import x from 'no-such-module'\nexport const handler = x` }, 'build/unbundled-function'],
    ['an option that Lambda does not take', `handler: './greet.ts', timeout: '1 day'`, {}, 'build/function-option'],
  ])('says that there is %s', async (_name, options, files, code) => {
    project.write({ 'src/hello.workflow.ts': workflowFile(options), ...files })
    const { code: exit, error } = await build('--out', 'wrong')
    expect(error).toContain(`error[${code}]`)
    expect(exit).toBe(1)
  })

  it('takes a URL for a file, and another export', async () => {
    project.write({ 'src/hello.workflow.ts': workflowFile(`handler: new URL('./two.ts', import.meta.url), export: 'second'`), 'src/two.ts': `export const first = 1\nexport const second = async (): Promise<string> => 'second'\n` })
    project.write({ 'tsconfig.json': '{ "compilerOptions": { "strict": true, "module": "NodeNext", "target": "ES2023", "lib": ["ES2023", "DOM"], "types": [] } }' })
    expect(await build('--out', 'url')).toMatchObject({ code: 0, error: '' })
    expect(project.read('url/Greet.function.mjs')).toContain('second as handler')
  })
})
