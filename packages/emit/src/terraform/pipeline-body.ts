import { isObject, type Json, type JsonObject } from '@stepwright/asl'

/**
 * A pipeline's declaration in the words of Terraform's provider: members in snake case, lists of blocks in the singular, an action's
 * type among its members and its artifacts as names.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/codepipeline
 */
export function pipelineBody({ name: _name, roleArn: _role, artifactStore, artifactStores, ...rest }: JsonObject): JsonObject {
  return { artifact_store: storesOf(artifactStore, artifactStores), ...(snaked(rest) as JsonObject) }
}

/** A stage alone, as the body of a `stage` block. */
export function stageBody(stage: JsonObject): Json {
  return snaked(stage)
}

function storesOf(store: Json | undefined, stores: Json | undefined): Json {
  if (!isObject(stores)) return snaked(store ?? {})
  return Object.entries(stores).map(([region, one]) => ({ region, ...(snaked(one) as JsonObject) }))
}

function snaked(json: Json): Json {
  if (Array.isArray(json)) return json.map(snaked)
  if (!isObject(json)) return json
  return Object.fromEntries(Object.entries(json).flatMap(([key, value]) => members(key, value)))
}

function members(key: string, value: Json): [string, Json][] {
  if (key === 'configuration') return [[key, value]]
  if (key === 'actionTypeId' && isObject(value)) return Object.entries(value)
  if ((key === 'inputArtifacts' || key === 'outputArtifacts') && Array.isArray(value)) {
    return value.length === 0 ? [] : [[snake(key), value.map((artifact) => (isObject(artifact) ? (artifact['name'] ?? null) : artifact))]]
  }
  return [[singular[key] ?? snake(key), snaked(value)]]
}

const singular: { readonly [key: string]: string } = {
  stages: 'stage',
  actions: 'action',
  triggers: 'trigger',
  variables: 'variable',
  conditions: 'condition',
  rules: 'rule',
}

function snake(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
