import { build } from './build.js'
import { emit } from './emit.js'
import type { Explanation } from './explanation.js'
import { flow } from './flow.js'
import { iam } from './iam.js'
import { run } from './run.js'

/** What is said of every code that neither a rule of lint, nor one of policies or pipelines, has. */
export const explanations: readonly Explanation[] = [...build, ...emit, ...flow, ...iam, ...run]
