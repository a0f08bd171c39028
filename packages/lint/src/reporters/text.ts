import { fileOf, regionOf } from './region.js'
import type { Reporter } from './reporter.js'

/** One line for each problem, `file:line:column: severity[code] message; help`, as editors and hooks read them. */
export const text: Reporter = (diagnostics, context) =>
  diagnostics
    .map(({ severity, code, message, help, location }) => {
      const region = regionOf(location, context)
      const place = [fileOf(location, context), region?.line, region?.column].filter((part) => part !== undefined).join(':')
      return `${place}: ${severity}[${code}] ${message}${help === undefined ? '' : `; ${help}`}\n`
    })
    .join('')
