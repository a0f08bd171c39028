import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const cli = fileURLToPath(new URL('..', import.meta.url))
const project = mkdtempSync(join(tmpdir(), 'stepwright-breakages-'))
afterAll(() => rmSync(project, { recursive: true, force: true }))
mkdirSync(join(project, 'node_modules'))
symlinkSync(cli, join(project, 'node_modules/stepwright'))
writeFileSync(join(project, 'package.json'), '{ "type": "module" }')

/** A sound file; each breakage changes a piece of it. */
const sound = `import { codeBuild, codeCommit, pipeline, runWorkflow, workflow } from 'stepwright'

type Service = 'service_A' | 'service_B'
interface Input { service: Service; name: string; count: number }

export const builds = workflow('builds', (flow, input: Input) => {
  flow.choice('Many?').when(() => input.count > 80, () => flow.fail('Too many', { error: 'TooMany' }))
  const built = flow.codebuildSync('Build', { ProjectName: 'app' })
  flow.lambda('Tell', { FunctionName: 'tell', Payload: { text: () => input.name.toUpperCase() } })
  return flow.match('Which?', input.service, {
    service_A: () => built.Build.Id,
    service_B: () => flow.let('No build', null),
  })
})

export const release = pipeline('release', { artifactBucket: 'artifacts' }, (p) => {
  const source = p.source(codeCommit({ repository: 'app', branch: 'main' }))
  const first = p.stage('First')
  const second = p.stage('Second')
  const built = first.action('Build', codeBuild({ project: 'app', input: source }))
  const tested = second.action('Test', codeBuild({ project: 'test', input: source, output: 'Tested' }))
  second.action('Run', runWorkflow(builds, { input: built.file('a.json') }))
  second.action('Check', codeBuild({ project: 'check', input: tested }))
})
`

const breakages: Readonly<Record<string, readonly [from: string, to: string, code: string, line: number, message: RegExp]>> = {
  'a misspelt field': ['input.count >', 'input.cuont >', 'build/typescript', 7, /"cuont"/],
  'a number compared with a string': ['> 80', "> '80'", 'build/typescript', 7, /">"/],
  '=== on a reference outside an arrow': ['  const built = flow', "  if (input.service === 'service_A') flow.wait('Wait', 1)\n  const built = flow", 'build/operator-on-reference', 8, /"===".*"input\.service"/],
  'a template outside an arrow': ["ProjectName: 'app'", 'ProjectName: `${input.name}-app`', 'build/operator-on-reference', 8, /template.*"input\.name"/],
  'an unknown call inside an arrow': ['toUpperCase()', 'normalize()', 'build/unknown-call', 9, /normalize/],
  'a duplicate state name': ["'Tell'", "'Build'", 'flow/duplicate-state-name', 9, /"Build"/],
  'a missing case': ["    service_B: () => flow.let('No build', null),\n", '', 'build/typescript', 10, /"service_B"/],
  'an artifact used before it is produced': ["second.action('Check'", "first.action('Check'", 'pipeline/artifact-order', 23, /"Tested"/],
  'a wrong CodeBuild argument': ['{ ProjectName:', '{ ProjectNme:', 'build/typescript', 8, /"ProjectNme"/],
  'a syntax error': ["() => flow.let('No build', null),", "() => flow.let('No build', null,", 'build/typescript', 13, /./],
}

function build(text: string) {
  writeFileSync(join(project, 'broken.workflow.ts'), text)
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(cli, 'bin/stepwright.js'), 'build', 'broken.workflow.ts', '--out', 'out', '--reporter', 'json'], { cwd: project, encoding: 'utf8' })
  expect(stdout + stderr).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m)
  const diagnostics = JSON.parse(stdout) as readonly { readonly code: string; readonly message: string; readonly location: { readonly callSite?: { readonly line: number } } }[]
  return { status, diagnostics: diagnostics.map(({ code, message, location }) => ({ code, message, line: location.callSite?.line })) }
}

describe('a breakage gives one clear diagnostic at its line', () => {
  it('and the sound file none', () => {
    expect(build(sound)).toEqual({ status: 0, diagnostics: [] })
  })

  it.each(Object.entries(breakages))('%s', (_name, [from, to, code, line, message]) => {
    expect(sound).toContain(from)
    expect(build(sound.replace(from, to))).toEqual({ status: 1, diagnostics: [{ code, line, message: expect.stringMatching(message) }] })
  })
})
