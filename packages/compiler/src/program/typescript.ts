/**
 * The TypeScript that ts-morph carries. Loading it takes a quarter of a second, so only files that are themselves loaded
 * on demand may import this one.
 */
export { Project, ts } from 'ts-morph'
