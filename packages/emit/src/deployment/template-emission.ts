import { formatJson, type Json, type JsonObject } from '@stepwright/asl'
import type { EmittedFile } from '../emitter/emitted-file.js'
import { compareText } from '../emitter/compare-text.js'
import { projectPath } from '../emitter/project-path.js'
import type { Provenance, System } from '../emitter/system.js'
import type { StackOptions } from './stack-options.js'
import type { Stack } from './stack.js'

/** A template and what stands beside it. */
export interface TemplateFacts {
  readonly target: string
  readonly system: System
  readonly stack: Stack
  readonly options: StackOptions
  readonly template: object
  /** Definitions that the template names. */
  readonly files: readonly EmittedFile[]
  /** A stage alone in the target's words, out of the CLI's. */
  readonly spellStage: (stage: JsonObject) => Json
  /** What the template is called, without its ending; `template`, when left out. */
  readonly name?: string
}

/** The files of a target with one template, and the template's text. */
export function templateEmission(facts: TemplateFacts): { readonly files: readonly EmittedFile[]; readonly text: string } {
  const { template, options: { yaml }, name = 'template' } = facts
  const text = (yaml ?? printable)(template as Json)
  const main: EmittedFile = { path: `${name}.${yaml === undefined ? 'json' : 'yaml'}`, text }
  const files = [main, ...facts.files, ...stageFiles(facts), ...inputFiles(facts), manifestFile(facts, main)]
  return { files: files.sort((a, b) => compareText(a.path, b.path)), text }
}

/** Stages are for pipelines that stand elsewhere: a file each, beside the template. */
function stageFiles({ system, options: { place }, spellStage }: TemplateFacts): EmittedFile[] {
  return (system.stages ?? []).flatMap(({ stage }) => {
    const { value } = stage['~build'](place)
    return value === undefined ? [] : [{ path: `${stage.name}.stage.json`, text: formatJson(spellStage(value.stage)) }]
  })
}

/** What actions read where they run, each once. */
function inputFiles({ system, options: { place } }: TemplateFacts): EmittedFile[] {
  const documents = [...system.pipelines.map(({ pipeline }) => pipeline['~build'](place)), ...(system.stages ?? []).map(({ stage }) => stage['~build'](place))]
  const files = documents.flatMap(({ value }) => value?.files ?? [])
  return [...new Map(files.map(({ path, content }) => [path, { path, text: formatJson(content as Json) }])).values()]
}

/**
 * JSON that readers of YAML take too, as CloudFormation's tools are: characters that YAML has no room for are escapes.
 *
 * @see https://yaml.org/spec/1.2.2/#51-character-set
 */
function printable(document: Json): string {
  return formatJson(document).replaceAll(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function manifestFile(facts: TemplateFacts, main: EmittedFile): EmittedFile {
  const { target, system, stack, options: { place, root }, files } = facts
  const source = ({ file, line }: Provenance): object => ({ file: projectPath(file, root), ...(line === undefined ? {} : { line }) })
  const sorted = <T extends { readonly name: string }>(entries: readonly T[]): T[] => [...entries].sort((a, b) => compareText(a.name, b.name))
  const document = {
    target,
    place: { partition: place.partition, region: place.region, account: place.account },
    parameters: stack.parameters.map(({ name, kind }) => ({ name, kind })),
    workflows: sorted(
      system.definitions.map(({ definition: { name, type }, from }) => ({
        name,
        type,
        source: source(from),
        files: [main.path, ...files.map(({ path }) => path).filter((path) => path.startsWith(`${name}.asl.`))],
        needs: [],
      })),
    ),
    pipelines: sorted(
      system.pipelines.map(({ pipeline, from }) => ({
        name: pipeline.name,
        source: source(from),
        files: [main.path],
        workflows: pipeline['~workflows'].map((workflow) => workflow.name),
        needs: needsOf(pipeline['~build'](place).value?.needs ?? [], stack),
      })),
    ),
    ...resourceList(facts, main.path),
    ...((system.stages ?? []).length === 0
      ? {}
      : {
          stages: (system.stages ?? []).map(({ stage, from }) => ({
            name: stage.name,
            source: source(from),
            files: [`${stage.name}.stage.json`],
            workflows: stage['~workflows'].map((workflow) => workflow.name),
            needs: needsOf(stage['~build'](place).value?.needs ?? [], stack),
          })),
        }),
  }
  return { path: 'manifest.json', text: formatJson(document as unknown as Json) }
}

/** Functions, tables and APIs, where there are any. */
function resourceList({ system: { resources = [] }, options: { root }, files }: TemplateFacts, main: string): object {
  const lists = (['function', 'table', 'api'] as const).map((kind) => [
    `${kind}s`,
    resources
      .filter(({ resource }) => resource.kind === kind)
      .map(({ resource: { name }, from: { file, line } }) => ({
        name,
        source: { file: projectPath(file, root), ...(line === undefined ? {} : { line }) },
        files: [main, ...files.map(({ path }) => path).filter((path) => kind === 'function' && path.startsWith(`functions/${name}/`))],
      })),
  ] as const)
  return Object.fromEntries(lists.filter(([, entries]) => entries.length > 0))
}

interface Need {
  readonly kind: string
  readonly name: string
}

/** What the template does not make. */
function needsOf(needs: readonly (Need & object)[], { projects }: Stack): object[] {
  const made = new Set(projects.map(({ project }) => project.name))
  return needs
    .filter(({ kind, name }) => !madeHere.has(kind) && !(kind === 'project' && made.has(name)))
    .filter((need) => !('madeBy' in need) || need.madeBy === 'you')
}

const madeHere: ReadonlySet<string> = new Set(['pipeline-role', 'events-role', 'artifact-bucket', 'state-machine'])
