import { chmodSync, existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { relativePath } from '@stepwright/lint/reporters'
import { reasonOf } from '../files/reason-of.js'
import { writeDocument } from '../files/write-document.js'
import { packageManifest, type PackageManifest } from '../scaffold/package-manifest.js'
import { projectFiles } from '../scaffold/project-files.js'
import type { Options as ScaffoldOptions } from '../scaffold/options.js'
import { exitCodes, type Call, type Run } from './command.js'
import { initOptions, type Ask } from './init-options.js'
import { ownVersion } from './own-version.js'
import { usageError } from './usage-error.js'

/** `stepwright init`: a project that builds, lints and tests. What is there already stays. */
export const init: Run = async (call) => {
  const { names, flags, cwd, out, error } = call
  if (names.length > 1) return usageError(error, `init makes one project, and ${names.length} folders were named`)
  const folder = resolve(cwd, names[0] ?? '.')
  const answers = await asking(flags.has('yes'), (ask) => initOptions(flags, ask))
  if (typeof answers === 'string') return usageError(error, answers)
  const { without, options } = fitted({ ...answers, version: ownVersion() }, folder)

  const before = textAt(join(folder, 'package.json'))
  if (typeof before === 'object') return usageError(error, `"${relativePath(join(folder, 'package.json'), cwd)}" cannot be read: ${before.wrong}`)
  const manifest = packageManifest(before, basename(folder), options)
  if (manifest === undefined) return usageError(error, `"${relativePath(join(folder, 'package.json'), cwd)}" is no object in JSON: mend it first`)
  const files = { 'package.json': manifest.text, ...projectFiles(options) }
  for (const [path, text] of Object.entries(files)) {
    const isThere = path === 'package.json' ? before === text : existsSync(join(folder, path))
    const problem = isThere ? undefined : writeDocument(join(folder, path), text)
    if (problem !== undefined) return usageError(error, `"${relativePath(join(folder, path), cwd)}" cannot be written: ${problem}`)
    if (!isThere && path.startsWith('.githooks/')) chmodSync(join(folder, path), 0o755)
    out.write(isThere ? out.style.dim(`  ${path} is there, and stays\n`) : `${out.style.green('+')} ${path}\n`)
  }
  for (const sentence of without) out.write(`${out.style.yellow('!')} ${sentence}\n`)
  out.write(nextSteps(folder, manifest, call))
  return exitCodes.clean
}

/** Answers come from the terminal; without one, or with `--yes`, nobody is asked. Who leaves instead of answering wants nothing. */
async function asking(silently: boolean, work: (ask: Ask) => Promise<Answers>): Promise<Answers> {
  if (silently || !process.stdin.isTTY || !process.stdout.isTTY) return work(async () => '')
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const left = new Promise<string>((resolve) => terminal.once('close', () => resolve('nothing was written, since nobody answered: --yes takes what is in brackets')))
  try {
    return await Promise.race([work((question) => terminal.question(question)), left])
  } finally {
    terminal.close()
  }
}

type Answers = Awaited<ReturnType<typeof initOptions>>

interface Fitted {
  readonly options: ScaffoldOptions
  /** What the project does not get, and why. */
  readonly without: readonly string[]
}

/** A hook and a workflow of GitHub belong to the root of a repository, and hooks to one tool. */
function fitted(options: ScaffoldOptions, folder: string): Fitted {
  const root = repositoryOf(folder)
  const isInside = root !== undefined && root !== folder
  const tool = ['.husky', '.pre-commit-config.yaml', 'lefthook.yml', '.githooks'].find((name) => existsSync(join(folder, name)))
  const hook = options.hook && !isInside && tool === undefined
  const ci = options.ci && !isInside
  const without = [
    ...(options.hook && !isInside && tool !== undefined && tool !== '.githooks' ? [`no hook was written, since "${tool}" has them: let it run the script "check"`] : []),
    ...((options.hook || options.ci) && isInside ? [`no hook and no CI were written, since the repository begins at "${root}": let its own run the script "check" here`] : []),
  ]
  return { options: { ...options, hook: hook || (options.hook && tool === '.githooks'), ci }, without }
}

function repositoryOf(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at
    if (dirname(at) === at) return undefined
  }
}

function textAt(file: string): string | undefined | { readonly wrong: string } {
  if (!existsSync(file)) return undefined
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    return { wrong: reasonOf(error) }
  }
}

function nextSteps(folder: string, { scripts }: PackageManifest, { cwd, out }: Call): string {
  const run = (script: string): string => `npm run ${script}`
  const commands = [
    ...(folder === cwd ? [] : [`cd ${relativePath(folder, cwd)}`]),
    'npm install',
    run(scripts.build),
    scripts.test === 'test' ? 'npm test' : run(scripts.test),
  ]
  return `\nnow: ${out.style.bold(commands.join(' && '))}\nthen commit what was built: "${run(scripts.check)}" compares it, so reviewers see what changes\n`
}
