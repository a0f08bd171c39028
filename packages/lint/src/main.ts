// The command of this package alone, for hooks.
export { main } from './command/main.js'
