/** How a machine reads and shapes its data. @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html */
export type QueryLanguage = 'JSONata' | 'JSONPath'
