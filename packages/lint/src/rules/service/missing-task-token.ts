import { defineRule } from '../../rule/define-rule.js'

/** Finds tasks that wait for a token that nobody is given. */
export const missingTaskToken = defineRule({
  code: 'service/missing-task-token',
  summary: 'Who waits for a task token hands it out.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-wait-token',

  wordings: {
    kept: (facts: { name: string; token: string; field: string }) => ({
      message: `state "${facts.name}" waits for its task token, and "${facts.field}" does not hand it to anyone`,
      help: `put ${facts.token} into "${facts.field}"`,
      note: 'without the token nobody can end the task: it waits until it times out, or for a year',
    }),
  },

  check: (context) => ({
    Task(state, { language }) {
      const call = context.callOf(state.resource)
      const waits = (call.kind === 'optimized' || call.kind === 'sdk') && call.suffix === '.waitForTaskToken'
      const field = language === 'JSONata' ? 'Arguments' : 'Parameters'
      if (!waits || language === undefined || (state.arguments ?? state.parameters) === undefined) return
      // who picks the context object as input may read the token from there
      if (state.inputPath?.startsWith('$$') === true) return
      const sites = context.sitesOf(state).filter((site) => site.field === field)
      if (sites.some(({ text, parsed }) => parsed.kind === 'unparsed' || handsOut.test(text))) return
      const token = language === 'JSONata' ? '"{% $states.context.Task.Token %}"' : '"TaskToken.$": "$$.Task.Token"'
      context.report({ at: `${state.pointer}/${field}`, anchor: 'key', say: 'kept', facts: { name: state.name, token, field } })
    },
  }),
})

/** The token, or something that has it inside: `$$.Task.Token`, `$$.Task`, `$$`, `$states.context`, `$states`. */
const handsOut = /Token|\$\$(?![.\w[])|\$\$\.Task(?![.\w])|\$states(?![.\w])|\$states\.context(?![.\w])|\$states\.context\.Task(?![.\w])/
