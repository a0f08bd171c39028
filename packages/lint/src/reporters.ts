// The reporter for programs, which all commands share, and how files are named in reports.
export { fromCwd } from './reporters/from-cwd.js'
export { json } from './reporters/json.js'
export { relativePath } from './reporters/relative-path.js'
