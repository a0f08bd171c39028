import { register } from 'node:module'

/** Lets Node load the author's TypeScript with its arrows compiled: `node --import stepwright/register app.ts`. */
export function registerLoader(): void {
  register('./register-thread.js', import.meta.url)
}
