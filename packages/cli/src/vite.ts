// The plugin for Vite and Vitest. TypeScript is loaded when the first file is compiled, not before.
export { stepwright, type StepwrightPlugin } from '@stepwright/compiler'
