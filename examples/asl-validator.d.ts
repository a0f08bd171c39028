// asl-validator 4.0.0 is CommonJS (module.exports = fn) and ships no declarations.
declare module 'asl-validator' {
  interface Result {
    readonly isValid: boolean
    readonly errorsText: (separator?: string) => string
  }
  function validate(definition: object, options?: { readonly checkPaths?: boolean; readonly checkArn?: boolean }): Result
  export = validate
}
