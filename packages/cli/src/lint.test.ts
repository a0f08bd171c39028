import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

// The command as it is shipped: these tests start bin/stepwright.js, which runs what was built into dist/.
const bin = fileURLToPath(new URL('../bin/stepwright.js', import.meta.url))
const project = mkdtempSync(join(tmpdir(), 'stepwright-cli-lint-'))
afterAll(() => rmSync(project, { recursive: true, force: true }))

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly error: string
}

async function stepwright(args: readonly string[], input = ''): Promise<Ended> {
  const { FORCE_COLOR: _colour, STEPWRIGHT_DEBUG: _debug, ...env } = process.env
  const ended = await new Promise<Ended>((resolve) => {
    const child = execFile(process.execPath, [bin, ...args], { cwd: project, env }, (_failed, out, error) => resolve({ code: child.exitCode, out, error }))
    child.stdin?.end(input)
  })
  // no stack trace, whatever happens
  expect(ended.out + ended.error).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m)
  return ended
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(project, path)), { recursive: true })
  writeFileSync(join(project, path), text)
}

const sound = '{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }'
const broken = '{ "StartAt": "A", "States": { "A": { "Type": "Suceed" } } }'
const warned = '{ "StartAt": "A", "States": { "A": { "Type": "Wait", "Seconds": 40000000, "End": true } } }'
const express = '{ "StartAt": "A", "States": { "A": { "Type": "Task", "Resource": "arn:aws:states:eu-west-1:123456789012:activity:a", "End": true } } }'
write('jobs/sound.asl.json', sound)
write('jobs/broken.asl.json', broken)
write('warned.txt', warned)
write('express.asl.json', express)
write('jobs/deep/sound.asl.yaml', 'StartAt: A\nStates:\n  A: { Type: Succeed }\n')
write('bytes.json', '\u0000\ufffd{"')
write('old/broken.asl.json', broken)
write('misconfigured/stepwright.json', '{ "lint": { "preset": "harsh" } }')

describe('stepwright lint', () => {
  const rows: readonly (readonly [sentence: string, args: readonly string[], code: number, says: RegExp])[] = [
    ['is silent about a sound file', ['jobs/sound.asl.json'], 0, /^$/],
    ['reads YAML', ['jobs/deep/sound.asl.yaml'], 0, /^$/],
    ['finds what is wrong', ['jobs/broken.asl.json'], 1, /^error\[schema\/unknown-value\]: [^]*use "Succeed"[^]*1 error in 1 file\n$/],
    ['takes folders', ['jobs'], 1, /1 error in 1 file/],
    ['takes globs', ['jobs/**/*.{json,yaml}'], 1, /1 error in 1 file/],
    ['takes a named file whatever it is called', ['warned.txt'], 0, /warning\[flow\/excessive-wait\]/],
    ['may be told how many warnings are too many', ['warned.txt', '--max-warnings', '0'], 1, /more warnings \(1\) than --max-warnings 0/],
    ['knows the type it is told', ['express.asl.json', '--type', 'express'], 1, /service\/unsupported-in-express/],
    ['takes a machine for STANDARD when it is not told', ['express.asl.json'], 0, /^$/],
    ['shows matters of taste when it is strict', ['express.asl.json', '--strict'], 0, /service\/missing-timeout/],
    ['reads any bytes', ['bytes.json'], 1, /syntax\/not-json/],
    ['wants to know what to read', [], 2, /name files, folders or globs/],
    ['does not know a file that is not there', ['nothing.json'], 2, /"nothing\.json" stands for no file/],
    ['does not know a reporter', ['jobs', '--reporter', 'xml'], 2, /--reporter "xml" is not known/],
    ['does not know a type', ['jobs', '--type', 'fast'], 2, /--type "fast" is not known/],
    ['does not run with a configuration that is wrong', ['jobs', '--config', 'misconfigured/stepwright.json'], 2, /syntax\/malformed-config/],
  ]
  it.each(rows)('%s', async (_sentence, args, code, says) => {
    const ended = await stepwright(['lint', ...args])
    expect([ended.code, ended.out]).toEqual([code, ''])
    expect(ended.error).toMatch(says)
  })

  it('reads standard input, under the name it is given', async () => {
    const { code, out } = await stepwright(['lint', '-', '--reporter', 'json', '--stdin-name', 'staged.asl.yaml'], 'StartAt: B\nStates: { A: { Type: Succeed } }\n')
    const found = JSON.parse(out) as readonly { readonly code: string; readonly location: { readonly source: string; readonly line: number } }[]
    expect([code, found.map((one) => [one.code, one.location.source, one.location.line])[0]]).toEqual([1, ['flow/unknown-target', 'staged.asl.yaml', 1]])
  })

  it('writes its report to a file', async () => {
    const { code, out, error } = await stepwright(['lint', 'jobs', '--reporter', 'sarif', '--output-file', 'report.sarif'])
    expect([code, out, error]).toEqual([1, '', ''])
    expect(JSON.parse(readFileSync(join(project, 'report.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' })
  })

  it('leaves known problems alone from the second run on', async () => {
    const first = await stepwright(['lint', 'old', '--baseline', 'known.json'])
    expect([first.code, first.error]).toEqual([0, 'wrote 1 known problems to known.json\n'])
    expect((await stepwright(['lint', 'old', '--baseline', 'known.json'])).code).toBe(0)
    write('old/fresh.asl.json', broken)
    const third = await stepwright(['lint', 'old', '--baseline', 'known.json'])
    expect([third.code, third.error.includes('old/fresh.asl.json'), third.error.includes('old/broken.asl.json')]).toEqual([1, true, false])
  })

  it('mends what it can', async () => {
    const text = '{ "StartAt": "A", "States": { "A": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:s3:ListBuckets", "End": true } } }'
    write('fix.asl.json', text)
    expect(await stepwright(['lint', 'fix.asl.json', '--fix'])).toMatchObject({ code: 0, error: 'fixed 1 problem\n' })
    expect(readFileSync(join(project, 'fix.asl.json'), 'utf8')).toBe(text.replace('ListBuckets', 'listBuckets'))
  })

  it('loads neither TypeScript nor the compiler', async () => {
    const { code } = await stepwright(['lint', 'jobs/sound.asl.json'])
    expect(code).toBe(0)
    const built = readFileSync(fileURLToPath(new URL('../../lint/dist/index.js', import.meta.url)), 'utf8')
    expect(built).not.toMatch(/from\s*"(typescript|ts-morph|@stepwright\/[a-z]+|jsonata|yaml)"/)
  })
})

describe('stepwright explain', () => {
  it('prints the page of a code', async () => {
    const { code, out } = await stepwright(['explain', 'flow/unreachable-state'])
    expect([code, out.split('\n')[0]]).toEqual([0, '# unreachable-state'])
  })
  it.each([['pipeline/run-order', 'runOrder is a whole number'], ['iam/inert-grant', 'granted nothing']])('says what %s is, and where AWS says it', async (name, words) => {
    const { code, out } = await stepwright(['explain', name])
    expect(code).toBe(0)
    expect(out).toContain(words)
    expect(out).toMatch(/^- Source: https:\/\/docs\.aws\.amazon\.com\//m)
  })
  it('lists the codes', async () => {
    const { code, out } = await stepwright(['explain'])
    expect(code).toBe(0)
    expect(out).toMatch(/^service\/missing-argument +error +Every integration gets the arguments that it needs\.$/m)
  })
  it('offers a near code', async () => {
    expect(await stepwright(['explain', 'flow/unreachable-stat'])).toMatchObject({ code: 2, error: 'stepwright: there is no code "flow/unreachable-stat": use "flow/unreachable-state"\n' })
  })
})
