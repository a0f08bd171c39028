/**
 * The main module of a thread that runs a handler, as Lambda's Node.js runtime does: one event at a time, a promise or a callback. It says
 * `{ ready }` once, then to each event `{ value }` or `{ thrown }`.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html
 */
export function threadEntry(file: string, exported: string): string {
  return `import { parentPort } from 'node:worker_threads'
import { ${exported} as handler } from ${JSON.stringify(file)}

const call = (event, context) =>
  handler.length < 3
    ? handler(event, context)
    : new Promise((resolve, reject) => {
        const promised = handler(event, context, (error, value) => (error ? reject(error) : resolve(value)))
        if (typeof promised?.then === 'function') promised.then(resolve, reject)
      })

const thrownBy = (error) =>
  error instanceof Error ? { name: error.name, message: error.message, stack: error.stack } : { name: typeof error, message: String(error) }

parentPort.on('message', async ({ event, facts, until }) => {
  const context = { ...facts, callbackWaitsForEmptyEventLoop: true, getRemainingTimeInMillis: () => Math.max(0, until - Date.now()) }
  try {
    parentPort.postMessage({ value: JSON.stringify((await call(event, context)) ?? null) })
  } catch (error) {
    parentPort.postMessage({ thrown: thrownBy(error) })
  }
})
parentPort.postMessage({ ready: true })
`
}
