import type { IntegrationFacts } from './integration.js'
import { withForms } from './integration.js'

/** The integrations of a service by the names of their actions. The types come from the caller, who is generated; the catalog's test holds both together. */
export function integrationsOf<Tasks>(rows: readonly IntegrationFacts[]): Tasks {
  const entries = rows.map((facts) => [facts.integration.slice(facts.integration.indexOf(':') + 1), withForms(facts)])
  return Object.fromEntries(entries) as Tasks
}
