import { bound } from '../integration/bound.js'
import { callsFrom } from '../integration/calls-from.js'
import { factsOf, type IntegrationFacts } from '../integration/integration.js'

const docs = 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-databrew.html'
const { start, poll, cancel } = callsFrom(docs)

const job = bound('arn:${Partition}:databrew:${Region}:${Account}:job/${Name}', 'name')

/** AWS Glue DataBrew. */
export const databrew: readonly IntegrationFacts[] = [
  factsOf({
    id: 'databrew:startJobRun',
    required: ['Name'],
    optional: [],
    calls: {
      'request-response': [start('databrew:StartJobRun', job)],
      sync: [start('databrew:StartJobRun', job), poll('databrew:ListJobRuns', job), cancel('databrew:StopJobRun', job)],
    },
    docs,
  }),
]
