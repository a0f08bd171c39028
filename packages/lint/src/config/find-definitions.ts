import { readdirSync, readFileSync, statSync, type Dirent } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { globTest, isGlob } from '@stepwright/asl'

/** Files that count as definitions where a folder is named. */
export const definitionFiles = '**/*.asl.{json,yaml,yml}'

/** Files that may have machines inside, where a folder is named: templates of CloudFormation, SAM and CDK, serverless.yml, Terraform. */
export const hostFiles = '**/{template.json,template.yaml,template.yml,*.template.json,*.template.yaml,*.template.yml,serverless.yml,serverless.yaml,*.tf,*.tofu}'

/** Files to lint, in a fixed order, and the patterns that stand for none. */
export interface FoundDefinitions {
  /** Absolute paths; `-` for what stands on standard input. */
  readonly files: readonly string[]
  readonly unmatched: readonly string[]
  /** Folders without any. */
  readonly empty: readonly string[]
}

/** What `patterns` (names, folders, globs, `-`) stand for. A file that is named is taken whatever it is called. */
export function findDefinitions(patterns: readonly string[], cwd: string): FoundDefinitions {
  const files = new Set<string>()
  const unmatched: string[] = []
  const empty: string[] = []
  for (const pattern of patterns) {
    const found = find(pattern, cwd)
    if (found === undefined) unmatched.push(pattern)
    else if (found.length === 0) empty.push(pattern)
    else for (const file of found) files.add(file)
  }
  return { files: [...files].sort(), unmatched, empty }
}

function find(pattern: string, cwd: string): readonly string[] | undefined {
  if (pattern === '-') return ['-']
  const path = resolve(cwd, pattern)
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats?.isDirectory() === true) return [...below(path, definitionFiles), ...below(path, hostFiles).filter(holdsMachine)]
  if (stats !== undefined) return [path]
  const glob = sep === '\\' ? pattern.replaceAll('\\', '/') : pattern
  if (!isGlob(glob)) return undefined
  const fixed = glob.slice(0, glob.slice(0, glob.search(/[*?{]/)).lastIndexOf('/') + 1)
  const found = below(resolve(cwd, fixed), glob.slice(fixed.length))
  return found.length === 0 ? undefined : found
}

/** Many templates have nothing to do with machines, and what is called so may be anything. */
export function holdsMachine(file: string): boolean {
  try {
    return /AWS::(StepFunctions|Serverless)::StateMachine|\baws_sfn_state_machine\b|\bstateMachines\b/.test(readFileSync(file, 'utf8'))
  } catch {
    return false
  }
}

function below(folder: string, glob: string): readonly string[] {
  return walk(folder, '').filter(globTest(glob)).map((path) => join(folder, path))
}

/** Hidden folders and those of others are passed over. */
function walk(folder: string, prefix: string): readonly string[] {
  return entriesOf(join(folder, prefix)).flatMap((entry) => {
    const path = `${prefix}${entry.name}`
    if (entry.isDirectory()) return entry.name.startsWith('.') || passedOver.has(entry.name) ? [] : walk(folder, `${path}/`)
    return entry.isFile() ? [path] : []
  })
}

const passedOver: ReadonlySet<string> = new Set(['node_modules', 'dist'])

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    // what cannot be looked into holds nothing to lint
    return []
  }
}
