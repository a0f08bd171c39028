import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { child, type Definition, diagnostic, type Diagnostic, globTest, hasErrors, isYamlFile, loadYaml, locate, nearName, type Outcome, type Pointer, readText, type Severity } from '@stepwright/asl'
import { codes } from '../rules/codes.js'
import { defaultSettings, type ConfiguredIgnore, type Settings } from '../runner/settings.js'

/** The names that are looked for, in the folder of the run and those above it. */
const names = ['stepwright.json', 'stepwright.yaml', 'stepwright.yml'] as const

/** The configuration file of `cwd`: the nearest one, up to the root of its repository. */
export function findConfig(cwd: string): string | undefined {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const found = names.map((name) => join(folder, name)).find((file) => existsSync(file))
    if (found !== undefined || existsSync(join(folder, '.git')) || dirname(folder) === folder) return found
  }
}

/** Reads `lint` of a configuration file. It is data: nothing in it runs. Any problem leaves no value. */
export async function readConfig(file: string): Promise<Outcome<Settings>> {
  const text = readFileSync(file, 'utf8')
  const syntax = isYamlFile(file) ? await loadYaml() : undefined
  const { value, diagnostics, source } = readText(text, { file, ...(syntax === undefined ? {} : { syntax }) })
  const found: Diagnostic[] = []
  const report: Report = (pointer, message, help) =>
    void found.push(diagnostic({ code: 'syntax/malformed-config', location: { source: file, pointer, anchor: 'value' }, message, ...(help === undefined ? {} : { help }) }))
  const settings = settingsOf(value, dirname(file), report)
  const all = [...diagnostics, ...locate(found, source)]
  return { value: hasErrors(all) ? undefined : settings, diagnostics: all }
}

type Report = (pointer: Pointer, message: string, help?: string) => void

function settingsOf(document: unknown, folder: string, report: Report): Settings {
  const root = members(document, '', ['$schema', 'lint'], report)
  const lint = members(root['lint'] ?? {}, '/lint', ['preset', 'type', 'rules', 'ignore'], report)
  const preset = word(lint['preset'], ['recommended', 'strict'] as const, '/lint/preset', report)
  const type = word(lint['type'], ['standard', 'express'] as const, '/lint/type', report)
  return {
    preset: preset ?? defaultSettings.preset,
    rules: severities(lint['rules'] ?? {}, report),
    ignore: list(lint['ignore'], '/lint/ignore', report).map((entry, index) => ignoreOf(entry, child('/lint/ignore', index), folder, report)),
    ...(type === undefined ? {} : { type: type.toUpperCase() as Definition['type'] }),
  }
}

function severities(value: unknown, report: Report): { readonly [code: string]: Severity | 'off' } {
  const asked: Record<string, Severity | 'off'> = {}
  for (const [code, given] of Object.entries(members(value, '/lint/rules', undefined, report))) {
    const pointer = child('/lint/rules', code)
    checkCode(code, pointer, report)
    const severity = word(given, ['off', 'info', 'warning', 'error'] as const, pointer, report)
    if (severity !== undefined) asked[code] = severity
  }
  return asked
}

function ignoreOf(value: unknown, pointer: Pointer, folder: string, report: Report): ConfiguredIgnore {
  const { code, files, reason } = members(value, pointer, ['code', 'files', 'reason'], report)
  if (typeof code === 'string') checkCode(code, child(pointer, 'code'), report)
  else report(pointer, 'the entry names no "code"', 'add "code", such as "flow/unreachable-state"')
  if (typeof reason !== 'string' || reason.trim() === '') report(pointer, 'the entry gives no "reason"', 'say in "reason" why it may be ignored')
  if (files !== undefined && typeof files !== 'string') report(child(pointer, 'files'), 'the value is no glob', 'write one text, such as "legacy/**"')
  const matches = typeof files === 'string' ? globTest(files) : undefined
  return {
    code: String(code),
    reason: String(reason),
    ...(matches === undefined ? {} : { covers: (file: string) => matches(relative(folder, file).split(sep).join('/')) }),
  }
}

function checkCode(code: string, pointer: Pointer, report: Report): void {
  if (codes.some((known) => known.code === code)) return
  const near = nearName(code, codes.map((known) => known.code))
  report(pointer, `there is no code "${code}"`, near === undefined ? 'take the code from the problem' : `use "${near}"`)
}

/** The members of an object; with `known`, no others. */
function members(value: unknown, pointer: Pointer, known: readonly string[] | undefined, report: Report): { readonly [key: string]: unknown } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report(pointer, 'the value is no object', 'write { … }')
    return {}
  }
  for (const key of known === undefined ? [] : Object.keys(value)) {
    if (known?.includes(key) === true) continue
    const near = nearName(key, known ?? [])
    report(child(pointer, key), `there is no option "${key}"`, near === undefined ? `use one of ${known?.map((name) => `"${name}"`).join(', ')}` : `use "${near}"`)
  }
  return value as { readonly [key: string]: unknown }
}

function list(value: unknown, pointer: Pointer, report: Report): readonly unknown[] {
  if (value === undefined) return []
  if (Array.isArray(value)) return value
  report(pointer, 'the value is no list', 'write [ … ]')
  return []
}

function word<T extends string>(value: unknown, known: readonly T[], pointer: Pointer, report: Report): T | undefined {
  if (value === undefined) return undefined
  const found = known.find((one) => one === value)
  if (found === undefined) report(pointer, `${JSON.stringify(value)} is not known here`, `use one of ${known.map((one) => `"${one}"`).join(', ')}`)
  return found
}
