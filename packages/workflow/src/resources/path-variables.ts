/** The names of the variables in a route's path: `decisionId` of `/decisions/{decisionId}`, `rest` of `/files/{rest+}`. */
export const pathVariables = (path: string): string[] => [...path.matchAll(/\{([^}+]+)\+?\}/g)].map(([, name = '']) => name)
